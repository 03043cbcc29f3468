package tests

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

const nobody = 65534

func TestTheControlPlaneNeedsNoRoot(t *testing.T) {
	c := newCluster(t)
	if os.Geteuid() == 0 {
		c.becomeNobody()
		c.refused("a node needs root", "up")
	}
	c.must("up", "--control-plane")
	c.must("kubectl", "create", "deployment", "app", "--image=none")
	c.eventually("the deployment has a replica set", func() bool {
		return strings.Contains(c.must("kubectl", "get", "replicasets", "-o", "name"), "replicaset.apps/app-")
	})
	running := c.state()
	if err := syscall.Kill(running.Supervisor.PID, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	c.eventually("no process is left", func() bool { return len(traces{id: "none", home: c.home}.left()) == 0 })
	c.must("down")
	if _, err := os.Stat(c.home); !os.IsNotExist(err) {
		t.Errorf("files are left in %s", c.home)
	}
}

// becomeNobody makes the commands run as a user without rights, from copies that this user may read.
func (c *cluster) becomeNobody() {
	c.Helper()
	c.must("up", "--build-only")
	base, err := os.UserCacheDir()
	if err != nil {
		c.Fatal(err)
	}
	folder, err := os.MkdirTemp("", "tokenkeeper-nobody-") // TempDir's parents are closed to others
	if err != nil {
		c.Fatal(err)
	}
	asBefore := *c
	c.Cleanup(func() {
		_, _ = c.try("down")
		_ = os.RemoveAll(folder)
		*c = asBefore // what is cleaned up later has no programs as nobody any more
	})
	cache := filepath.Join(folder, "tokenkeeper", "cluster")
	if err := os.MkdirAll(cache, 0o755); err != nil {
		c.Fatal(err)
	}
	built, err := filepath.Glob(filepath.Join(base, "tokenkeeper", "cluster", "[ks]*-*[0-9a-f]"))
	if err != nil {
		c.Fatal(err)
	}
	if output, err := exec.Command("cp", append([]string{"-a", "-t", cache}, built...)...).CombinedOutput(); err != nil {
		c.Fatalf("%v: %s", err, output)
	}
	c.scripts, c.home = filepath.Join(folder, "scripts"), filepath.Join(folder, "home")
	// The commands, too: the checkout may be where nobody may look. A cluster that runs in it is not copied.
	if err := os.Mkdir(c.scripts, 0o755); err != nil {
		c.Fatal(err)
	}
	sources, err := filepath.Glob("../[a-z]*")
	if err != nil {
		c.Fatal(err)
	}
	if output, err := exec.Command("cp", append([]string{"-r", "-t", c.scripts}, sources...)...).CombinedOutput(); err != nil {
		c.Fatalf("%v: %s", err, output)
	}
	c.environment = append(c.environment, "XDG_CACHE_HOME="+folder, "HOME="+folder, "TOKENKEEPER_CLUSTER_HOME="+c.home)
	if output, err := exec.Command("chown", "-R", strconv.Itoa(nobody), folder).CombinedOutput(); err != nil {
		c.Fatalf("%v: %s", err, output)
	}
	c.user = func(command *exec.Cmd) {
		command.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
}

// takePort listens on a free port.
func takePort(t *testing.T) (port string, stop func()) {
	t.Helper()
	listener, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_, port, err = net.SplitHostPort(listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	return port, func() { _ = listener.Close() }
}
