package main

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
)

// neededCommands are the commands of node mode, with the Debian packages that bring them.
var neededCommands = []struct{ command, debianPackage string }{
	{"containerd", "containerd"},
	{"ctr", "containerd"},
	{"containerd-shim-runc-v2", "containerd"},
	{"runc", "runc"},
	{"/usr/lib/cni/bridge", "containernetworking-plugins"},
	{"iptables", "iptables"},
	{"conntrack", "conntrack"},
	{"nsenter", "util-linux"},
	{"mount", "mount"},
}

// checkMachine says, in one go, everything that node mode misses on this machine.
func checkMachine() error {
	if os.Geteuid() != 0 {
		return fmt.Errorf("a node needs root, as it makes namespaces and mounts. " +
			"Without root: cluster/up --control-plane (no pods run then)")
	}
	os.Setenv("PATH", os.Getenv("PATH")+":/usr/sbin:/sbin")
	var commands, packages []string
	for _, need := range neededCommands {
		if _, err := exec.LookPath(need.command); err != nil {
			commands = append(commands, need.command)
			if !strings.Contains(strings.Join(packages, " ")+" ", need.debianPackage+" ") {
				packages = append(packages, need.debianPackage)
			}
		}
	}
	if len(commands) > 0 {
		return fmt.Errorf("missing: %s. Type: apt-get install %s", strings.Join(commands, ", "), strings.Join(packages, " "))
	}
	if systems, err := os.ReadFile("/proc/filesystems"); err == nil && !strings.Contains(string(systems), "overlay\n") {
		if exec.Command("modprobe", "overlay").Run() != nil {
			return fmt.Errorf("the kernel has no overlayfs, which containers need. Type: modprobe overlay")
		}
	}
	return nil
}
