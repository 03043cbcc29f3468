package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"
	"syscall"
)

// mode says how much of a cluster runs.
type mode string

const (
	nodeMode         mode = "node"
	controlPlaneMode mode = "control-plane"
)

// state is what is known of a running cluster from outside, as kept in its home.
type state struct {
	Mode       mode
	Supervisor process // outside of all namespaces
	Node       process // the parent of all components; number 1 in its own namespace in node mode
	Kubernetes string  // the folder of the components
}

// process names a process so that its number may be used again by another without harm.
type process struct {
	PID   int
	Start string // ticks since the machine's start, as the kernel prints them
}

func readState(h home) (state, error) {
	var s state
	data, err := os.ReadFile(h.path("state.json"))
	if err != nil {
		return s, err
	}
	return s, json.Unmarshal(data, &s)
}

func (s state) write(h home) error {
	data, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return err
	}
	temporary := h.path("state.json.new")
	if err := os.WriteFile(temporary, append(data, '\n'), 0o644); err != nil {
		return err
	}
	return os.Rename(temporary, h.path("state.json"))
}

// running returns the state of a cluster that runs, or an error that says what to type.
func running(h home) (state, error) {
	s, err := readState(h)
	if err != nil || !s.Supervisor.alive() || !s.Node.alive() {
		return s, fmt.Errorf("no cluster runs in %s. Type: cluster/up", h)
	}
	return s, nil
}

// processOf describes a process that is there now.
func processOf(pid int) process {
	return process{PID: pid, Start: startOf(pid)}
}

func (p process) alive() bool {
	return p.PID > 0 && p.Start != "" && startOf(p.PID) == p.Start
}

func (p process) signal(number syscall.Signal) {
	if p.alive() {
		_ = syscall.Kill(p.PID, number)
	}
}

// startOf reads when a process began; empty when there is none or when it has ended and waits to be collected.
func startOf(pid int) string {
	data, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	if err != nil {
		return ""
	}
	// The name in parentheses may hold blanks: count from the last parenthesis.
	_, rest, _ := strings.Cut(string(data[strings.LastIndexByte(string(data), ')'):]), " ")
	fields := strings.Fields(rest)
	if len(fields) < 20 || fields[0] == "Z" {
		return ""
	}
	return fields[19]
}
