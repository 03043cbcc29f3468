package main

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// mountedGroups lists where control groups are mounted: on version 1 one place for each controller, and often an empty
// tree of version 2 besides; on version 2 one place for all.
func mountedGroups() (first, second []string, err error) {
	mounts, err := os.Open("/proc/self/mountinfo")
	if err != nil {
		return nil, nil, err
	}
	defer mounts.Close()
	for lines := bufio.NewScanner(mounts); lines.Scan(); {
		before, after, _ := strings.Cut(lines.Text(), " - ")
		place := strings.Fields(before)[4]
		switch strings.Fields(after)[0] {
		case "cgroup":
			first = append(first, place)
		case "cgroup2":
			second = append(second, place)
		}
	}
	return first, second, nil
}

// controllingGroups lists the places whose groups have controllers.
func controllingGroups() (places []string, unified bool, err error) {
	first, second, err := mountedGroups()
	switch {
	case err != nil:
		return nil, false, err
	case len(first) > 0:
		return first, false, nil
	case len(second) > 0:
		return second, true, nil
	default:
		return nil, false, errors.New("no control groups are mounted under /sys/fs/cgroup")
	}
}

// createGroups makes the cluster's group, and in it one for the components, in each hierarchy.
func createGroups(id string) error {
	places, unified, err := controllingGroups()
	if err != nil {
		return err
	}
	for _, place := range places {
		group := filepath.Join(place, id)
		if unified {
			if err := passControllers(place); err != nil {
				return err
			}
		}
		if err := createGroup(group); err != nil {
			return err
		}
		if unified {
			if err := passControllers(group); err != nil {
				return err
			}
		}
		if err := createGroup(filepath.Join(group, "components")); err != nil {
			return err
		}
	}
	return nil
}

func createGroup(group string) error {
	if err := os.Mkdir(group, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("control groups cannot be made (%w). Node mode needs them; try: cluster/up --control-plane", err)
	}
	// On version 1 a new cpuset is empty, and an empty one takes no process.
	for _, name := range []string{"cpuset.cpus", "cpuset.mems"} {
		inherited, err := os.ReadFile(filepath.Join(filepath.Dir(group), name))
		if err == nil && len(inherited) > 1 {
			_ = os.WriteFile(filepath.Join(group, name), inherited, 0o644)
		}
	}
	return nil
}

// passControllers lets the groups below use the controllers that this one has (version 2).
func passControllers(group string) error {
	available, err := os.ReadFile(filepath.Join(group, "cgroup.controllers"))
	if err != nil {
		return err
	}
	for _, name := range strings.Fields(string(available)) {
		if err := os.WriteFile(filepath.Join(group, "cgroup.subtree_control"), []byte("+"+name), 0o644); err != nil {
			return fmt.Errorf("control group %s does not pass on %s: %w", group, name, err)
		}
	}
	return nil
}

// joinGroups moves this process, and what it starts from now on, to the cluster's group for components.
func joinGroups(id string) error {
	places, _, err := controllingGroups()
	if err != nil {
		return err
	}
	for _, place := range places {
		members := filepath.Join(place, id, "components", "cgroup.procs")
		if err := os.WriteFile(members, []byte("0"), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// removeGroups kills whatever is left in the cluster's groups and removes them. It does nothing where there are none.
func removeGroups(id string) error {
	first, second, err := mountedGroups()
	if err != nil {
		return err
	}
	var last error
	for until := time.Now().Add(15 * time.Second); time.Now().Before(until); time.Sleep(50 * time.Millisecond) {
		last = nil
		for _, place := range append(first, second...) {
			if err := removeGroup(filepath.Join(place, id)); err != nil {
				last = err
			}
		}
		if last == nil {
			return nil
		}
	}
	return fmt.Errorf("a control group is left: %w", last)
}

// removeGroup removes a group and the groups below; while one has processes it kills them and returns an error.
func removeGroup(group string) error {
	entries, err := os.ReadDir(group)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if entry.IsDir() {
			if err := removeGroup(filepath.Join(group, entry.Name())); err != nil {
				return err
			}
		}
	}
	members, _ := os.ReadFile(filepath.Join(group, "cgroup.procs"))
	for _, member := range strings.Fields(string(members)) {
		if pid, err := strconv.Atoi(member); err == nil && pid > 1 {
			_ = syscall.Kill(pid, syscall.SIGKILL)
		}
	}
	err = syscall.Rmdir(group)
	if errors.Is(err, syscall.ENOENT) {
		return nil
	}
	return err
}
