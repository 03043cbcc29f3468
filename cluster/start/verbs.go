package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

const containerdSocket = "/run/containerd/containerd.sock"

// importImages reads an archive into the containerd of the node; "-" is standard input.
var importImages = []string{"ctr", "--address", containerdSocket, "--namespace", "k8s.io", "images", "import"}

// kubectl runs kubectl on this cluster.
func kubectl(h home, arguments []string) error {
	s, err := running(h)
	if err != nil {
		return err
	}
	program := filepath.Join(s.Kubernetes, "kubectl")
	environment := append(os.Environ(), "KUBECONFIG="+adminKubeconfig(h), "KUBECACHEDIR="+h.path("kubectl-cache"))
	return syscall.Exec(program, append([]string{"kubectl"}, arguments...), environment)
}

// load brings images from an archive into the node.
func load(h home, files []string) error {
	if len(files) == 0 {
		return errors.New("load needs an image archive: cluster/load IMAGE.tar")
	}
	for _, file := range files {
		archive, err := os.Open(file)
		if err != nil {
			return err
		}
		command, err := nodeCommand(h, append(importImages, "-"))
		if err != nil {
			return err
		}
		command.Stdin = archive
		output, err := command.CombinedOutput()
		_ = archive.Close()
		if err != nil {
			return fmt.Errorf("%s is not loaded: %s", file, strings.TrimSpace(string(output)))
		}
		fmt.Print(string(output))
	}
	return nil
}

// inNode runs a command in the node's namespaces.
func inNode(h home, arguments []string) error {
	if len(arguments) == 0 {
		return errors.New("node needs a command: cluster/node COMMAND ARGS...")
	}
	command, err := nodeCommand(h, arguments)
	if err != nil {
		return err
	}
	return syscall.Exec(command.Path, command.Args, os.Environ())
}

// nodeCommand makes a command that runs in the node.
func nodeCommand(h home, arguments []string) (*exec.Cmd, error) {
	s, err := running(h)
	if err != nil {
		return nil, err
	}
	if s.Mode != nodeMode {
		return nil, errors.New("this cluster has no node: it was started with --control-plane")
	}
	if os.Geteuid() != 0 {
		return nil, errors.New("the node's namespaces are open to root only")
	}
	enter := []string{"--target", strconv.Itoa(s.Node.PID), "--mount", "--net", "--pid", "--uts", "--ipc", "--"}
	return exec.Command("nsenter", append(enter, arguments...)...), nil
}

// restart ends a component, which its parent starts again at once, and waits until it answers.
func restart(h home, arguments []string) error {
	if len(arguments) != 1 {
		return errors.New("restart needs a component: cluster/restart kubelet")
	}
	name := filepath.Base(arguments[0])
	s, err := running(h)
	if err != nil {
		return err
	}
	file := h.path("pids", name)
	before, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("%s is no component that runs here", name)
	}
	if err := terminate(h, s, string(before)); err != nil {
		return err
	}
	p, err := readPlan(h)
	if err != nil {
		return err
	}
	server, err := newAPI(h.path, p.OutsidePort)
	if err != nil {
		return err
	}
	health := "/readyz"
	if name == "kubelet" {
		health = "/api/v1/nodes/" + nodeName + "/proxy/healthz"
	}
	for until := time.Now().Add(time.Minute); time.Now().Before(until); time.Sleep(50 * time.Millisecond) {
		after, err := os.ReadFile(file)
		if err == nil && string(after) != string(before) && server.exists(health) {
			return nil
		}
	}
	return fmt.Errorf("%s did not come back within a minute; see %s", name, h.path("log", name+".log"))
}

// terminate sends SIGTERM to a process whose number is that of the node's own namespace.
func terminate(h home, s state, pid string) error {
	if s.Mode == nodeMode {
		command, err := nodeCommand(h, []string{"kill", "-TERM", pid})
		if err != nil {
			return err
		}
		return command.Run()
	}
	number, err := strconv.Atoi(pid)
	if err != nil {
		return err
	}
	return syscall.Kill(number, syscall.SIGTERM)
}

// tmpfs gives the node a small file system in memory and prints its path, for a volume that gets full. The same name
// again changes its size; the size "off" removes it.
func tmpfs(h home, arguments []string) error {
	if len(arguments) != 2 || !regexp.MustCompile(`^[a-z0-9-]+$`).MatchString(arguments[0]) {
		return errors.New("tmpfs needs a name of small letters and a size: cluster/tmpfs NAME 64k")
	}
	command, err := nodeCommand(h, append([]string{"/proc/1/exe", "inside", "tmpfs"}, arguments...))
	if err != nil {
		return err
	}
	command.Stdout, command.Stderr = os.Stdout, os.Stderr
	return command.Run()
}

// inside are the parts of verbs that run in the node's namespaces.
func inside(arguments []string) error {
	if len(arguments) != 3 || arguments[0] != "tmpfs" {
		return errors.New("inside knows tmpfs only")
	}
	folder, size := filepath.Join(volumes, "tmpfs", arguments[1]), arguments[2]
	mounts, err := os.ReadFile("/proc/self/mountinfo")
	if err != nil {
		return err
	}
	mounted := strings.Contains(string(mounts), " "+folder+" ")
	if size == "off" {
		if !mounted {
			return nil
		}
		return errors.Join(unix.Unmount(folder, unix.MNT_DETACH), os.Remove(folder))
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	var flags uintptr = unix.MS_NOSUID | unix.MS_NODEV
	if mounted {
		flags |= unix.MS_REMOUNT
	}
	if err := mount("tmpfs", folder, "tmpfs", flags, "mode=777,size="+size); err != nil {
		return err
	}
	fmt.Println(folder)
	return nil
}
