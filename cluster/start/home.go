package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
)

// homeVariable names the folder of a cluster; without it the cluster lives in the checkout.
const homeVariable = "TOKENKEEPER_CLUSTER_HOME"

// marker is a file that says: this folder is a cluster's, it may be removed as a whole.
const marker = "a-tokenkeeper-cluster-lives-here"

// home is the folder that holds all files of one cluster. One cluster per folder.
type home string

// openHome finds the folder from the environment and makes its name absolute. It need not exist.
func openHome() (home, error) {
	path := os.Getenv(homeVariable)
	if path == "" {
		path = filepath.Join(sourceFolder(), ".run")
	}
	absolute, err := filepath.Abs(path)
	return home(absolute), err
}

// path names a file of the cluster.
func (h home) path(names ...string) string {
	return filepath.Join(append([]string{string(h)}, names...)...)
}

// id is a short name for the cluster, the same for the same folder: it survives lost files.
func (h home) id() string {
	sum := sha256.Sum256([]byte(h))
	return "tokenkeeper-" + hex.EncodeToString(sum[:4])
}

// exists tells whether a cluster's files are here.
func (h home) exists() bool {
	_, err := os.Stat(h.path(marker))
	return err == nil
}

// create makes the folder. It refuses a folder that holds anything else.
func (h home) create() error {
	entries, err := os.ReadDir(string(h))
	if err == nil && len(entries) > 0 && !h.exists() {
		return fmt.Errorf("%s holds files that are no cluster's. Name an empty folder in %s", h, homeVariable)
	}
	if err := os.MkdirAll(string(h), 0o755); err != nil {
		return err
	}
	return os.WriteFile(h.path(marker), nil, 0o644)
}

// remove deletes all files of the cluster; the marker goes last, so that a second try finds it.
func (h home) remove() error {
	if !h.exists() {
		return nil
	}
	entries, err := os.ReadDir(string(h))
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if entry.Name() != marker {
			if err := os.RemoveAll(h.path(entry.Name())); err != nil {
				return err
			}
		}
	}
	if err := os.Remove(h.path(marker)); err != nil {
		return err
	}
	return os.Remove(string(h))
}

// lock keeps other commands that change this cluster out until the process ends or unlock is called.
func (h home) lock() (unlock func(), err error) {
	// Not in the folder: down removes that while it holds the lock.
	cache, err := cacheFolder()
	if err != nil {
		return nil, err
	}
	name := filepath.Join(cache, h.id()+".lock")
	for {
		file, err := os.OpenFile(name, os.O_CREATE|os.O_RDWR, 0o600)
		if err != nil {
			return nil, err
		}
		err = syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if errors.Is(err, syscall.EWOULDBLOCK) {
			fmt.Fprintln(os.Stderr, "Another command changes this cluster; waiting for it.")
			err = syscall.Flock(int(file.Fd()), syscall.LOCK_EX)
		}
		if err != nil {
			return nil, err
		}
		// The one before may have removed the file that was waited for: then the name is another file's, or nobody's.
		locked, err := file.Stat()
		if err != nil {
			return nil, err
		}
		if named, err := os.Stat(name); err == nil && os.SameFile(locked, named) {
			return func() { _ = os.Remove(name); _ = file.Close() }, nil
		}
		_ = file.Close()
	}
}
