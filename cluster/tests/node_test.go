package tests

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

func TestUpAndDownCanBeRepeatedAndLeaveNothing(t *testing.T) {
	needRoot(t)
	settings, groups := kernelSettings(t), podGroups(t)
	_, err := os.Stat("/var/lib/kubelet")
	hadKubelet := err == nil
	c := newCluster(t)
	c.must("down")
	c.must("up", "--build-only") // so that the next line measures the start
	began := time.Now()
	c.must("up")
	if took := time.Since(began); took > time.Minute {
		t.Errorf("ready after %s; promised are 60 s once built", took)
	}
	if output := c.must("up"); !strings.Contains(output, "runs already") {
		t.Errorf("up for the second time says %q", output)
	}
	c.runPod("sleeper")
	marks := c.traces()
	if len(marks.left()) < 10 {
		t.Errorf("a running cluster has few traces: %q. The search is blind", marks.left())
	}
	if now := kernelSettings(t); now != settings {
		t.Errorf("the machine's own kernel settings changed: %s, were %s", now, settings)
	}
	if now := podGroups(t); now != groups {
		t.Errorf("groups for pods are outside of the cluster's own: %s", now)
	}
	c.must("down")
	if left := marks.left(); len(left) > 0 {
		t.Errorf("left after down: %q", left)
	}
	if _, err := os.Stat(c.home); !os.IsNotExist(err) {
		t.Errorf("files are left in %s", c.home)
	}
	if _, err := os.Stat("/var/lib/kubelet"); err == nil && !hadKubelet {
		t.Error("/var/lib/kubelet was made on the machine itself")
	}
	c.must("down")
}

func TestNothingIsLeftWhenTheSupervisorIsKilled(t *testing.T) {
	needRoot(t)
	c := newCluster(t)
	c.must("up")
	c.runPod("sleeper")
	marks := c.traces()
	if err := syscall.Kill(c.state().Supervisor.PID, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	c.nothingLeft(marks)
	c.refused("no cluster runs", "kubectl", "get", "pods")
	c.must("up")
	c.runPod("sleeper")
	marks = c.traces()
	if err := syscall.Kill(c.state().Node.PID, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	c.nothingLeft(marks)
	c.must("down")
}

func TestNothingIsLeftWhenUpIsKilledBeforeTheClusterIsReady(t *testing.T) {
	needRoot(t)
	c := newCluster(t)
	command := exec.Command("../up")
	command.Env = c.environment
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	c.eventually("the node is there", func() bool {
		_, err := os.Stat(filepath.Join(c.home, "pids", "kube-apiserver"))
		return err == nil
	})
	marks := c.traces()
	if err := command.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = command.Wait()
	c.nothingLeft(marks)
	c.must("down")
}

func TestClustersRunSideBySide(t *testing.T) {
	needRoot(t)
	first, second := newCluster(t), newCluster(t)
	first.must("up")
	second.must("up")
	first.runPod("one")
	second.runPod("two")
	if pods := first.must("kubectl", "get", "pods", "-o", "name"); strings.TrimSpace(pods) != "pod/one" {
		t.Errorf("the first cluster has %q", pods)
	}
	first.must("down")
	time.Sleep(3 * time.Second) // the kubelet clears away groups it does not know every 2 s
	if said := second.must("kubectl", "exec", "two", "--", "echo", "alive"); !strings.Contains(said, "alive") {
		t.Errorf("the second cluster's pod says %q", said)
	}
}

func TestPodsOutliveARestartOfTheKubelet(t *testing.T) {
	needRoot(t)
	c := newCluster(t)
	c.must("up")
	c.runPod("sleeper")
	container := "jsonpath={.status.containerStatuses[0].containerID} {.status.containerStatuses[0].restartCount}"
	before := c.must("kubectl", "get", "pod", "sleeper", "-o", container)
	number, err := os.ReadFile(filepath.Join(c.home, "pids", "kubelet"))
	if err != nil {
		t.Fatal(err)
	}
	c.must("restart", "kubelet")
	after, err := os.ReadFile(filepath.Join(c.home, "pids", "kubelet"))
	if err != nil || string(after) == string(number) {
		t.Errorf("the kubelet is still process %s (%v)", after, err)
	}
	c.must("kubectl", "exec", "sleeper", "--", "true")
	if now := c.must("kubectl", "get", "pod", "sleeper", "-o", container); now != before {
		t.Errorf("the container is %s, was %s", now, before)
	}
	c.refused("no component", "restart", "nonsense")
}

func TestWrongRequestsAreAnsweredInWords(t *testing.T) {
	needRoot(t)
	c := newCluster(t)
	c.refused("no cluster runs", "kubeconfig")
	c.refused("no cluster runs", "load", "/dev/null")
	c.must("up", "--control-plane")
	c.refused("Type cluster/down first", "up")
	c.refused("has no node", "tmpfs", "small", "64k")
	c.must("down")
	taken, stop := takePort(t)
	c.refused("port "+taken+" of 127.0.0.1 is taken", "up", "--port", taken)
	stop()
	c.must("up", "--control-plane", "--port", taken)
	config, err := os.ReadFile(filepath.Join(c.home, "kubeconfig"))
	if err != nil || !strings.Contains(string(config), "https://127.0.0.1:"+taken) {
		t.Errorf("the wanted port %s is not in the kubeconfig (%v)", taken, err)
	}
	c.must("down")
	foreign := newCluster(t)
	if err := os.MkdirAll(filepath.Join(foreign.home, "precious"), 0o755); err != nil {
		t.Fatal(err)
	}
	foreign.refused("holds files that are no cluster's", "up", "--control-plane")
	foreign.must("down")
	if _, err := os.Stat(filepath.Join(foreign.home, "precious")); err != nil {
		t.Error("down removed files that are no cluster's")
	}
}
