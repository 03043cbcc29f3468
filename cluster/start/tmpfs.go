package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"golang.org/x/sys/unix"
)

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
