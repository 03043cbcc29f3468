package main

import (
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"time"
)

// readyLine is the last line that up reads from the parent of the components.
const readyLine = "ready"

// components is the parent of all components. In node mode it is number 1 of its own namespaces: when it ends, the
// kernel ends everything in them. Without namespaces each component asks the kernel for a signal at its parent's death.
func components(h home) error {
	status, lifeline := os.NewFile(3, "status"), os.NewFile(4, "lifeline")
	go func() {
		_, _ = io.Copy(io.Discard, lifeline)
		os.Exit(1) // the supervisor is gone
	}()
	if err := bringUp(h, status); err != nil {
		fmt.Fprintln(status, err)
		return err
	}
	_ = status.Close()
	select {}
}

func bringUp(h home, status io.Writer) error {
	p, err := readPlan(h)
	if err != nil {
		return err
	}
	if p.Mode == nodeMode {
		socket := os.NewFile(5, "socket")
		listener, err := net.FileListener(socket)
		if err != nil {
			return err
		}
		_ = socket.Close()
		if err := joinGroups(p.ID); err != nil {
			return err
		}
		if err := enterNode(h, p); err != nil {
			return err
		}
		go forward(listener, loopback(p.APIPort))
	}
	ps := newProcesses(p)
	steps := make(chan error, 1)
	go func() { steps <- startAll(p, ps, status) }()
	select {
	case err = <-steps:
	case err = <-ps.failed:
	}
	if err != nil {
		return err
	}
	ps.ready.Store(true)
	_, err = fmt.Fprintln(status, readyLine)
	return err
}

// startAll starts the components in the order in which they need each other, and waits until the cluster is usable.
func startAll(p plan, ps *processes, status io.Writer) error {
	program := func(name string) string { return p.Kubernetes + "/" + name }
	if p.Mode == nodeMode {
		go ps.keep("containerd", "containerd", "--config", p.path("containerd.toml"))
	}
	go ps.keep("etcd", program("etcd"), p.etcd()...)
	go ps.keep("kube-apiserver", program("kube-apiserver"), p.apiserver()...)
	server, err := newAPI(p.path, p.APIPort)
	if err != nil {
		return err
	}
	if err := await("the API server", func() bool { return server.exists("/readyz") }); err != nil {
		return err
	}
	if _, err := fmt.Fprintln(status, "The API server answers."); err != nil {
		return err // nobody waits any more
	}
	go ps.keep("kube-controller-manager", program("kube-controller-manager"), p.controllerManager()...)
	if p.Mode == nodeMode {
		if err := startNode(p, ps, server); err != nil {
			return err
		}
	}
	return await("the default service account", func() bool {
		return server.exists("/api/v1/namespaces/default/serviceaccounts/default")
	})
}

// startNode starts what runs pods and gives them storage.
func startNode(p plan, ps *processes, server *api) error {
	program := func(name string) string { return p.Kubernetes + "/" + name }
	go ps.keep("kube-scheduler", program("kube-scheduler"), p.scheduler()...)
	go ps.keep("kubelet", program("kubelet"), p.kubelet()...)
	go ps.keep("kube-proxy", program("kube-proxy"), p.proxy()...)
	apply := exec.Command(program("kubectl"), "--kubeconfig", p.path("admin.kubeconfig"), "apply", "-f", p.path("storage.yaml"))
	apply.Env = append(os.Environ(), "KUBECACHEDIR="+p.path("kubectl-cache"))
	if err := ps.run("storage", apply); err != nil {
		return err
	}
	go ps.keep("local-path-provisioner", program("local-path-provisioner"), p.provisioner()...)
	err := await("containerd", func() bool {
		return ps.run("containerd-answers", exec.Command("ctr", "--address", containerdSocket, "version")) == nil
	})
	if err != nil {
		return err
	}
	if err := ps.run("images", exec.Command(importImages[0], append(importImages[1:], p.path("images.tar"))...)); err != nil {
		return err
	}
	return await("the node", server.nodeReady)
}

// await asks until the answer is yes, for at most two minutes.
func await(what string, answer func() bool) error {
	if within(2*time.Minute, answer) {
		return nil
	}
	return errors.New(what + " was not ready within two minutes; the folder log in the cluster's home may say why")
}
