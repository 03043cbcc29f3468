package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

const containerdSocket = "/run/containerd/containerd.sock"

// importImages reads an archive into the containerd of the node; "-" is standard input.
var importImages = []string{"ctr", "--address", containerdSocket, "--namespace", "k8s.io", "images", "import"}

// kubectl runs kubectl on this cluster; or on the one that a flag of its own names, and then none need run here.
func kubectl(h home, arguments []string) error {
	environment := os.Environ()
	var folder string
	if s, err := running(h); err == nil {
		folder = s.Kubernetes
		environment = append(environment, "KUBECONFIG="+adminKubeconfig(h), "KUBECACHEDIR="+h.path("kubectl-cache"))
	} else if !namesCluster(arguments) {
		return err
	} else if folder, err = buildKubernetes(); err != nil {
		return err
	}
	return syscall.Exec(filepath.Join(folder, "kubectl"), append([]string{"kubectl"}, arguments...), environment)
}

func namesCluster(arguments []string) bool {
	for _, argument := range arguments {
		if argument == "--kubeconfig" || strings.HasPrefix(argument, "--kubeconfig=") {
			return true
		}
	}
	return false
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
