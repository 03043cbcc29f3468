package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

// processes starts children and collects them. It collects strangers too: number 1 of a namespace inherits orphans,
// such as the shims of containerd, so that waiting for each child by itself is not possible.
type processes struct {
	plan     plan
	starts   chan func()
	lock     sync.Mutex
	children map[int]chan syscall.WaitStatus
	ready    atomic.Bool
	failed   chan error // a component that ended before the cluster was ready
}

func newProcesses(p plan) *processes {
	ps := &processes{
		plan: p, starts: make(chan func()), children: map[int]chan syscall.WaitStatus{}, failed: make(chan error, 8),
	}
	go func() {
		// The kernel sends a parent's-death signal when the starting thread ends: so one thread starts all, for ever.
		runtime.LockOSThread()
		for start := range ps.starts {
			start()
		}
	}()
	ended := make(chan os.Signal, 1)
	signal.Notify(ended, syscall.SIGCHLD)
	go func() {
		for range ended {
			ps.collect()
		}
	}()
	return ps
}

// collect takes the status of every child that has ended.
func (ps *processes) collect() {
	ps.lock.Lock() // a child may end before start has noted it: wait until it has
	defer ps.lock.Unlock()
	for {
		var status syscall.WaitStatus
		pid, err := syscall.Wait4(-1, &status, syscall.WNOHANG, nil)
		if errors.Is(err, syscall.EINTR) {
			continue
		}
		if pid <= 0 || err != nil {
			return
		}
		if ended, ok := ps.children[pid]; ok {
			delete(ps.children, pid)
			ended <- status
		}
	}
}

// start begins a command; the channel gets its status.
func (ps *processes) start(command *exec.Cmd) (pid int, ended <-chan syscall.WaitStatus, err error) {
	channel := make(chan syscall.WaitStatus, 1)
	done := make(chan struct{})
	ps.starts <- func() {
		defer close(done)
		ps.lock.Lock()
		defer ps.lock.Unlock()
		if command.SysProcAttr == nil {
			command.SysProcAttr = &syscall.SysProcAttr{}
		}
		command.SysProcAttr.Pdeathsig = syscall.SIGKILL
		if err = command.Start(); err != nil {
			return
		}
		pid = command.Process.Pid
		ps.children[pid] = channel
		_ = command.Process.Release()
	}
	<-done
	return pid, channel, err
}

// run starts a command that ends by itself, with its output in a log, and waits for it.
func (ps *processes) run(log string, command *exec.Cmd) error {
	output, err := ps.log(log)
	if err != nil {
		return err
	}
	defer output.Close()
	command.Stdout, command.Stderr = output, output
	_, ended, err := ps.start(command)
	if err != nil {
		return err
	}
	if status := <-ended; status.ExitStatus() != 0 {
		return fmt.Errorf("%s failed:\n%s", filepath.Base(command.Path), tail(output.Name()))
	}
	return nil
}

// keep starts a component and starts it again whenever it ends, once the cluster has been ready.
func (ps *processes) keep(name string, program string, arguments ...string) {
	for {
		err := ps.once(name, program, arguments)
		if !ps.ready.Load() {
			ps.failed <- err
			return
		}
		fmt.Fprintln(os.Stderr, err)
		time.Sleep(300 * time.Millisecond)
	}
}

// once runs a component until it ends, and returns why.
func (ps *processes) once(name, program string, arguments []string) error {
	output, err := ps.log(name)
	if err != nil {
		return err
	}
	defer output.Close()
	command := exec.Command(program, arguments...)
	command.Dir = ps.plan.Home
	command.Stdout, command.Stderr = output, output
	pid, ended, err := ps.start(command)
	if err != nil {
		return fmt.Errorf("%s does not start: %w", name, err)
	}
	if err := os.WriteFile(ps.plan.path("pids", name), []byte(strconv.Itoa(pid)), 0o644); err != nil {
		return err
	}
	status := <-ended
	if ps.ready.Load() {
		return fmt.Errorf("%s ended with %#x and is started again", name, uint32(status))
	}
	return fmt.Errorf("%s ended before the cluster was ready. The last lines of its log:\n%s", name, tail(output.Name()))
}

func (ps *processes) log(name string) (*os.File, error) {
	return os.OpenFile(ps.plan.path("log", name+".log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
}

// tail returns the end of a log file.
func tail(file string) string {
	data, err := os.ReadFile(file)
	if err != nil {
		return err.Error()
	}
	if len(data) > 1500 {
		data = data[len(data)-1500:]
	}
	return string(data)
}
