package main

import (
	"errors"
	"io"
	"os/signal"
	"syscall"
)

// sweepAfter waits until nobody holds the other end of the pipe, then removes the control groups of a cluster.
// The supervisor holds that end, so this happens also when it was killed and could not clean up itself.
func sweepAfter(pipe io.Reader, arguments []string) error {
	if len(arguments) != 1 {
		return errors.New("sweep needs the cluster's id")
	}
	signal.Ignore(syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP)
	_, _ = io.Copy(io.Discard, pipe)
	return removeGroups(arguments[0])
}
