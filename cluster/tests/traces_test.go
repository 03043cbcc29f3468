package tests

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// traces are the marks by which a cluster's remains are known, taken while it runs.
type traces struct {
	id         string
	home       string
	namespaces []string // as the kernel numbers them
}

func (c *cluster) traces() traces {
	c.Helper()
	groups, err := filepath.Glob(filepath.Join("/proc", strconv.Itoa(c.state().Node.PID), "ns", "*"))
	if err != nil {
		c.Fatal(err)
	}
	t := traces{home: c.home}
	for _, file := range groups {
		inside, _ := os.Readlink(file)
		outside, _ := os.Readlink("/proc/self/ns/" + filepath.Base(file))
		if inside != outside {
			t.namespaces = append(t.namespaces, inside)
		}
	}
	found, err := filepath.Glob("/sys/fs/cgroup/*/tokenkeeper-*/components/cgroup.procs")
	if err != nil {
		c.Fatal(err)
	}
	unified, _ := filepath.Glob("/sys/fs/cgroup/tokenkeeper-*/components/cgroup.procs")
	for _, file := range append(found, unified...) {
		members, _ := os.ReadFile(file)
		for _, member := range strings.Fields(string(members)) {
			if member == strconv.Itoa(c.state().Node.PID) {
				t.id = filepath.Base(filepath.Dir(filepath.Dir(file)))
			}
		}
	}
	if t.id == "" || len(t.namespaces) < 4 {
		c.Fatalf("the running cluster has too few traces to look for: %+v", t)
	}
	return t
}

// left lists everything of the cluster that is still there, besides its files.
func (t traces) left() []string {
	var found []string
	groups, _ := filepath.Glob("/sys/fs/cgroup/*/" + t.id)
	unified, _ := filepath.Glob("/sys/fs/cgroup/" + t.id)
	found = append(append(found, groups...), unified...)
	processes, _ := filepath.Glob("/proc/[0-9]*")
	for _, process := range processes {
		environment, _ := os.ReadFile(process + "/environ")
		if strings.Contains(string(environment), t.home) && process != "/proc/"+strconv.Itoa(os.Getpid()) {
			name, _ := os.ReadFile(process + "/cmdline")
			found = append(found, process+" "+strings.ReplaceAll(string(name), "\x00", " "))
			continue
		}
		for _, namespace := range t.namespaces {
			kind, _, _ := strings.Cut(namespace, ":")
			if own, _ := os.Readlink(process + "/ns/" + kind); own == namespace {
				found = append(found, process+" in "+namespace)
			}
		}
	}
	mounts, _ := os.ReadFile("/proc/self/mountinfo")
	for _, line := range strings.Split(string(mounts), "\n") {
		if strings.Contains(line, t.home) || strings.Contains(line, "/run/cluster") {
			found = append(found, line)
		}
	}
	return found
}

// nothingLeft fails the test when something stays.
func (c *cluster) nothingLeft(t traces) {
	c.Helper()
	if len(t.left()) == 0 {
		return
	}
	c.eventually("nothing of the cluster is left", func() bool { return len(t.left()) == 0 })
}
