package main

import (
	"fmt"
	"os"
	"strings"
	"syscall"
	"time"
)

// down removes the cluster. It says so when there is none, and succeeds.
func down(h home) error {
	unlock, err := h.lock()
	if err != nil {
		return err
	}
	defer unlock()
	was := h.exists()
	if err := tearDown(h); err != nil {
		return err
	}
	if was {
		fmt.Println("The cluster is gone.")
	} else {
		fmt.Printf("No cluster is in %s.\n", h)
	}
	return nil
}

// tearDown ends the cluster's processes, removes its control groups and its files; also what is left of a killed one.
func tearDown(h home) error {
	if s, err := readState(h); err == nil {
		s.Supervisor.signal(syscall.SIGTERM)
		if !ends(s.Supervisor, 10*time.Second) {
			s.Supervisor.signal(syscall.SIGKILL)
		}
		s.Node.signal(syscall.SIGKILL)
		ends(s.Node, 10*time.Second)
	}
	if os.Geteuid() == 0 {
		if err := removeGroups(h.id()); err != nil {
			return err
		}
	}
	// With its first process gone the namespace has no mount left. If one were here, removing would reach through it.
	if mounts, err := os.ReadFile("/proc/self/mountinfo"); err != nil || strings.Contains(string(mounts), " "+string(h)+"/") {
		return fmt.Errorf("something is mounted below %s: unmount it first", h)
	}
	return h.remove()
}

// ends waits for a process's end.
func ends(p process, limit time.Duration) bool {
	return within(limit, func() bool { return !p.alive() })
}
