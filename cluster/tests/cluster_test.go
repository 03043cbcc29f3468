// Package tests runs the commands of the cluster as people do, and looks at what they leave behind.
package tests

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// cluster is one cluster under test, in a folder of its own.
type cluster struct {
	*testing.T
	scripts     string // the folder of the commands
	home        string
	environment []string
	user        func(*exec.Cmd) // how to become another user, or nil
}

func newCluster(t *testing.T) *cluster {
	t.Helper()
	home := filepath.Join(t.TempDir(), "home")
	c := &cluster{T: t, scripts: "..", home: home, environment: append(os.Environ(), "TOKENKEEPER_CLUSTER_HOME="+home)}
	t.Cleanup(func() { _, _ = c.try("down") })
	return c
}

// try runs one of the commands; the output has both streams.
func (c *cluster) try(name string, arguments ...string) (string, error) {
	c.Helper()
	file, err := filepath.Abs(filepath.Join(c.scripts, name))
	if err != nil {
		c.Fatal(err)
	}
	command := exec.Command(file, arguments...)
	command.Env = c.environment
	if c.user != nil {
		c.user(command)
	}
	output, err := command.CombinedOutput()
	c.Logf("%s %s\n%s", name, strings.Join(arguments, " "), output)
	return string(output), err
}

func (c *cluster) must(name string, arguments ...string) string {
	c.Helper()
	output, err := c.try(name, arguments...)
	if err != nil {
		c.Fatalf("%s %s: %v\n%s", name, strings.Join(arguments, " "), err, output)
	}
	return output
}

// refused runs a command that must fail with a sentence that holds the words.
func (c *cluster) refused(words, name string, arguments ...string) {
	c.Helper()
	output, err := c.try(name, arguments...)
	if err == nil || !strings.Contains(output, words) {
		c.Errorf("%s %s: want a refusal with %q, got %v: %s", name, strings.Join(arguments, " "), words, err, output)
	}
}

// apply creates what a manifest says.
func (c *cluster) apply(manifest string) {
	c.Helper()
	file := filepath.Join(c.TempDir(), "manifest.yaml")
	if err := os.WriteFile(file, []byte(manifest), 0o644); err != nil {
		c.Fatal(err)
	}
	c.must("kubectl", "apply", "-f", file)
}

// runPod starts a pod that sleeps.
func (c *cluster) runPod(name string) {
	c.Helper()
	c.must("kubectl", "run", name, "--image=busybox:1.37.0", "--restart=Never", "--grace-period=1", "--", "sleep", "3000")
	c.must("kubectl", "wait", "--for=condition=Ready", "pod/"+name, "--timeout=60s")
}

// state is what a running cluster has written about itself.
type state struct {
	Supervisor, Node struct{ PID int }
}

func (c *cluster) state() state {
	c.Helper()
	var s state
	data, err := os.ReadFile(filepath.Join(c.home, "state.json"))
	if err == nil {
		err = json.Unmarshal(data, &s)
	}
	if err != nil {
		c.Fatal(err)
	}
	return s
}

// eventually waits for a condition.
func (c *cluster) eventually(what string, condition func() bool) {
	c.Helper()
	for until := time.Now().Add(30 * time.Second); !condition(); time.Sleep(100 * time.Millisecond) {
		if time.Now().After(until) {
			c.Fatalf("not within 30 s: %s", what)
		}
	}
}

// needRoot leaves a test out where no node can run.
func needRoot(t *testing.T) {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("needs root, as a node does")
	}
}

// kernelSettings are settings of the whole machine that a kubelet would change.
func kernelSettings(t *testing.T) string {
	t.Helper()
	var all bytes.Buffer
	for _, name := range []string{"vm/overcommit_memory", "vm/panic_on_oom", "kernel/panic", "kernel/panic_on_oops"} {
		value, err := os.ReadFile("/proc/sys/" + name)
		if err != nil {
			t.Fatal(err)
		}
		all.WriteString(name + "=" + string(value))
	}
	return all.String()
}

// podGroups lists control groups for pods where a kubelet of the machine itself would make them.
func podGroups(t *testing.T) string {
	t.Helper()
	found, err := filepath.Glob("/sys/fs/cgroup/*/kubepods*")
	if err != nil {
		t.Fatal(err)
	}
	unified, err := filepath.Glob("/sys/fs/cgroup/kubepods*")
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(append(found, unified...), " ")
}
