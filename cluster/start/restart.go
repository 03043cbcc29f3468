package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"time"
)

// restart ends a component, which its parent starts again at once, and waits until it answers. The component gets five
// seconds to end by itself: an API server would wait a minute for its watchers.
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
	changed := func() bool {
		after, err := os.ReadFile(file)
		return err == nil && len(after) > 0 && string(after) != string(before)
	}
	if err := send(h, s, syscall.SIGTERM, string(before)); err != nil {
		return err
	}
	if !within(5*time.Second, changed) {
		if err := send(h, s, syscall.SIGKILL, string(before)); err != nil {
			return err
		}
	}
	answers, err := health(h, name)
	if err != nil {
		return err
	}
	if !within(time.Minute, func() bool { return changed() && answers() }) {
		return fmt.Errorf("%s did not come back within a minute; see %s", name, h.path("log", name+".log"))
	}
	return nil
}

// health returns the question whether a component works, asked by way of the API server.
func health(h home, name string) (func() bool, error) {
	p, err := readPlan(h)
	if err != nil {
		return nil, err
	}
	server, err := newAPI(h.path, p.OutsidePort)
	if err != nil {
		return nil, err
	}
	if name == "kubelet" {
		return server.kubeletKnowsItsPods, nil
	}
	return func() bool { return server.exists("/readyz") }, nil
}

// send signals a process whose number is that of the node's own namespace, where there is one.
func send(h home, s state, signal syscall.Signal, pid string) error {
	if s.Mode == nodeMode {
		command, err := nodeCommand(h, []string{"kill", "-" + strconv.Itoa(int(signal)), pid})
		if err != nil {
			return err
		}
		return command.Run()
	}
	number, err := strconv.Atoi(pid)
	if err != nil {
		return err
	}
	return syscall.Kill(number, signal)
}

// within asks again and again until the answer is yes; false when the time is over.
func within(limit time.Duration, answer func() bool) bool {
	for until := time.Now().Add(limit); time.Now().Before(until); time.Sleep(50 * time.Millisecond) {
		if answer() {
			return true
		}
	}
	return false
}
