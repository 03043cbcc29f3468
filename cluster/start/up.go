package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"syscall"
	"time"
)

// up brings the cluster up, or finds that it is.
func up(h home, arguments []string) error {
	flags := flag.NewFlagSet("cluster/up", flag.ContinueOnError)
	controlPlane := flags.Bool("control-plane", false, "etcd, API server and controllers only: no root, no pods")
	buildOnly := flags.Bool("build-only", false, "build what is needed, start nothing")
	port := flags.Int("port", 0, "port of 127.0.0.1 for the API server; any free one without")
	if err := flags.Parse(arguments); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return nil
		}
		return err
	}
	wanted := nodeMode
	if *controlPlane {
		wanted = controlPlaneMode
	}
	unlock, err := h.lock()
	if err != nil {
		return err
	}
	defer unlock()
	if s, err := running(h); err == nil && !*buildOnly {
		if s.Mode != wanted {
			return fmt.Errorf("a cluster of mode %s runs in %s. Type cluster/down first", s.Mode, h)
		}
		fmt.Printf("The cluster runs already: KUBECONFIG=%s\n", adminKubeconfig(h))
		return nil
	}
	if wanted == nodeMode {
		if err := checkMachine(); err != nil {
			return err
		}
	}
	kubernetes, err := buildKubernetes()
	if err != nil {
		return err
	}
	images, err := testImages(wanted, kubernetes)
	if err != nil || *buildOnly {
		return err
	}
	if err := tearDown(h); err != nil { // what a killed one left
		return err
	}
	began := time.Now()
	if err := prepare(h, wanted, kubernetes, *port, images); err != nil {
		return err
	}
	if err := startSupervisor(h); err != nil {
		if os.Getenv("TOKENKEEPER_CLUSTER_KEEP") == "" {
			_ = tearDown(h)
		}
		return err
	}
	fmt.Printf("The cluster is ready after %.1f s: KUBECONFIG=%s\n", time.Since(began).Seconds(), adminKubeconfig(h))
	return nil
}

// prepare writes all files that the components read.
func prepare(h home, m mode, kubernetes string, port int, images []image) error {
	p, err := newPlan(h, m, kubernetes, port)
	if err != nil {
		return err
	}
	if err := h.create(); err != nil {
		return err
	}
	for _, folder := range []string{"log", "pids", "cni"} {
		if err := os.MkdirAll(h.path(folder), 0o755); err != nil {
			return err
		}
	}
	if err := p.write(h); err != nil {
		return err
	}
	ca, err := newAuthority(h)
	if err != nil {
		return err
	}
	if err := ca.issueAll(); err != nil {
		return err
	}
	inside := "https://" + loopback(p.APIPort)
	for _, user := range []string{"admin", "controller-manager", "scheduler", "kubelet", "proxy"} {
		if err := writeKubeconfig(h, h.path(user+".kubeconfig"), inside, user); err != nil {
			return err
		}
	}
	if err := writeKubeconfig(h, adminKubeconfig(h), "https://"+loopback(p.OutsidePort), "admin"); err != nil {
		return err
	}
	if m == controlPlaneMode {
		return nil
	}
	values := map[string]string{
		"Home": p.Home, "ID": p.ID, "Address": nodeAddress, "PodNetwork": podNetwork, "Volumes": volumes,
	}
	for name, place := range map[string]string{
		"containerd.toml": "containerd.toml", "kubelet.yaml": "kubelet.yaml", "storage.yaml": "storage.yaml",
		"cni.conflist": "cni/pods.conflist",
	} {
		if err := configure(name, h.path(place), values); err != nil {
			return err
		}
	}
	if err := os.WriteFile(h.path("resolv.conf"), nil, 0o644); err != nil {
		return err
	}
	return writeImages(h.path("images.tar"), images)
}

// startSupervisor starts the process that outlives this one, and waits until the cluster is ready.
func startSupervisor(h home) error {
	interrupted := make(chan os.Signal, 1)
	signal.Notify(interrupted, syscall.SIGINT, syscall.SIGTERM)
	defer signal.Stop(interrupted)
	status, writeEnd, err := os.Pipe()
	if err != nil {
		return err
	}
	log, err := os.Create(h.path("log", "supervisor.log"))
	if err != nil {
		return err
	}
	defer log.Close()
	supervisor := exec.Command("/proc/self/exe", "supervise")
	supervisor.Env = append(os.Environ(), homeVariable+"="+string(h))
	supervisor.Dir = "/"
	supervisor.Stdout, supervisor.Stderr = log, log
	supervisor.ExtraFiles = []*os.File{writeEnd}
	supervisor.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	if err := supervisor.Start(); err != nil {
		return err
	}
	_ = writeEnd.Close()
	lines := make(chan string)
	go func() {
		defer close(lines)
		for scanner := bufio.NewScanner(status); scanner.Scan(); {
			lines <- scanner.Text()
		}
	}()
	var said []string
	for {
		select {
		case <-interrupted:
			return errors.New("interrupted; nothing of the cluster is left")
		case line, open := <-lines:
			switch {
			case !open:
				return errors.New(strings.Join(append(said, "the cluster did not start"), "\n"))
			case line == readyLine:
				return nil
			default:
				said = append(said, line)
			}
		}
	}
}
