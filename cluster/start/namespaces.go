package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/sys/unix"
)

// kernelSettings are what the kubelet wants from the kernel. It would write them, for the whole machine; it finds them
// as wanted, in files laid over the real ones.
var kernelSettings = map[string]string{
	"vm/overcommit_memory":      "1",
	"vm/panic_on_oom":           "0",
	"kernel/panic":              "10",
	"kernel/panic_on_oops":      "1",
	"kernel/keys/root_maxkeys":  "1000000",
	"kernel/keys/root_maxbytes": "25000000",
}

// volumes is where the node keeps what claims are bound to.
const volumes = "/var/lib/volumes"

// enterNode lays out the node's own view of the machine: its /proc, /run and /var, and its network. The files of the
// machine are not changed; what components write outside of the cluster's home is lost with the namespace.
func enterNode(h home, p plan) error {
	_ = unix.Sethostname([]byte(nodeName))
	os.Setenv("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin")
	// First private, so that nothing reaches the machine's own mounts; then shared among what the node mounts.
	if err := mount("none", "/", "", unix.MS_REC|unix.MS_PRIVATE, ""); err != nil {
		return err
	}
	if err := mount("none", "/", "", unix.MS_REC|unix.MS_SHARED, ""); err != nil {
		return err
	}
	if err := mount("proc", "/proc", "proc", unix.MS_NOSUID|unix.MS_NODEV|unix.MS_NOEXEC, ""); err != nil {
		return err
	}
	// Opened now: the new /run and /var may hide them.
	files, err := os.Open(string(h))
	if err != nil {
		return err
	}
	defer files.Close()
	programs, err := os.Open(p.KubernetesFrom)
	if err != nil {
		return err
	}
	defer programs.Close()
	if err := mount("tmpfs", "/run", "tmpfs", unix.MS_NOSUID|unix.MS_NODEV, "mode=755"); err != nil {
		return err
	}
	if err := bind(fmt.Sprintf("/proc/self/fd/%d", files.Fd()), p.Home); err != nil {
		return err
	}
	if err := bind(fmt.Sprintf("/proc/self/fd/%d", programs.Fd()), p.Kubernetes); err != nil {
		return err
	}
	if err := layOver("/var", "/run/var"); err != nil {
		return err
	}
	for from, to := range map[string]string{"kubelet": "/var/lib/kubelet", "volumes": volumes, "log/pods": "/var/log/pods"} {
		if err := os.MkdirAll(p.path(from), 0o755); err != nil {
			return err
		}
		if err := bind(p.path(from), to); err != nil {
			return err
		}
	}
	if err := shieldKernel(); err != nil {
		return err
	}
	if err := tryOverlay(p); err != nil {
		return err
	}
	return createNetwork()
}

// layOver makes a folder writable without changing it: writes go to a folder in memory.
func layOver(folder, writes string) error {
	upper, work := writes+"/upper", writes+"/work"
	for _, name := range []string{upper, work} {
		if err := os.MkdirAll(name, 0o755); err != nil {
			return err
		}
	}
	return mount("overlay", folder, "overlay", 0, "lowerdir="+folder+",upperdir="+upper+",workdir="+work)
}

// tryOverlay tells early, and in words, when containers could not have their file systems.
func tryOverlay(p plan) error {
	trial := p.path("overlay-trial")
	defer os.RemoveAll(trial)
	if err := os.MkdirAll(trial+"/merged", 0o755); err != nil {
		return err
	}
	if err := layOver(trial+"/merged", trial); err != nil {
		return fmt.Errorf("overlayfs does not work on the disk of the cluster's home (%w). "+
			"Name a folder on ext4 or xfs in %s", err, homeVariable)
	}
	return unix.Unmount(trial+"/merged", 0)
}

func shieldKernel() error {
	for name, value := range kernelSettings {
		place := "/proc/sys/" + name
		if _, err := os.Stat(place); err != nil {
			continue
		}
		shield := "/run/kernel-settings/" + strings.ReplaceAll(name, "/", ".")
		if err := os.MkdirAll(filepath.Dir(shield), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(shield, []byte(value+"\n"), 0o644); err != nil {
			return err
		}
		if err := mount(shield, place, "", unix.MS_BIND, ""); err != nil {
			return err
		}
	}
	return nil
}

func bind(from, to string) error {
	if err := os.MkdirAll(to, 0o755); err != nil {
		return err
	}
	return mount(from, to, "", unix.MS_BIND|unix.MS_REC, "")
}

func mount(source, target, kind string, flags uintptr, data string) error {
	if err := unix.Mount(source, target, kind, flags, data); err != nil {
		return fmt.Errorf("mount of %s %s on %s: %w", kind, source, target, err)
	}
	return nil
}
