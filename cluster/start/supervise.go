package main

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/signal"
	"syscall"
)

// supervise is the process outside of the namespaces. It starts the parent of the components and holds the lifeline: a
// pipe whose other ends see its death, whatever killed it. Then the components go, and their control groups.
func supervise(h home, _ []string) error {
	status := os.NewFile(3, "status")
	if err := superviseFrom(h, status); err != nil {
		fmt.Fprintln(status, err)
		return err
	}
	return nil
}

func superviseFrom(h home, status *os.File) error {
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, syscall.SIGINT, syscall.SIGTERM)
	signal.Ignore(syscall.SIGHUP)
	p, err := readPlan(h)
	if err != nil {
		return err
	}
	lifeline, held, err := os.Pipe()
	if err != nil {
		return err
	}
	parent := exec.Command("/proc/self/exe", "components")
	parent.Env = os.Environ()
	parent.Stdout, parent.Stderr = os.Stdout, os.Stderr
	parent.ExtraFiles = []*os.File{status, lifeline}
	parent.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	if p.Mode == nodeMode {
		if err := prepareNode(p, parent, lifeline); err != nil {
			return err
		}
		defer removeGroups(p.ID)
	}
	if err := parent.Start(); err != nil {
		return fmt.Errorf("the kernel gives no namespaces (%w). Node mode needs them; try: cluster/up --control-plane", err)
	}
	known := state{
		Mode: p.Mode, Supervisor: processOf(os.Getpid()), Node: processOf(parent.Process.Pid), Kubernetes: p.KubernetesFrom,
	}
	if err := known.write(h); err != nil {
		_ = parent.Process.Kill()
		return err
	}
	_ = status.Close()
	ended := make(chan error, 1)
	go func() { ended <- parent.Wait() }()
	select {
	case <-stop:
		_ = parent.Process.Kill()
		<-ended
	case err := <-ended:
		fmt.Fprintln(os.Stderr, "the parent of the components ended:", err)
	}
	_ = held.Close()
	return nil
}

// prepareNode makes what the node needs from outside: control groups, their sweeper, and a listening socket. A socket
// belongs to the network in which it was made: the parent takes connections from outside and passes them on inside.
func prepareNode(p plan, parent *exec.Cmd, lifeline *os.File) error {
	if err := createGroups(p.ID); err != nil {
		return err
	}
	sweeper := exec.Command("/proc/self/exe", "sweep", p.ID)
	sweeper.Stdin, sweeper.Stdout, sweeper.Stderr = lifeline, os.Stdout, os.Stderr
	sweeper.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	if err := sweeper.Start(); err != nil {
		return err
	}
	listener, err := net.Listen("tcp4", loopback(p.OutsidePort))
	if err != nil {
		return fmt.Errorf("port %d of 127.0.0.1 is taken: %w", p.OutsidePort, err)
	}
	defer listener.Close()
	socket, err := listener.(*net.TCPListener).File()
	if err != nil {
		return err
	}
	parent.ExtraFiles = append(parent.ExtraFiles, socket)
	parent.SysProcAttr.Cloneflags = syscall.CLONE_NEWPID | syscall.CLONE_NEWNS | syscall.CLONE_NEWNET |
		syscall.CLONE_NEWUTS | syscall.CLONE_NEWIPC
	return nil
}
