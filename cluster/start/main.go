// Command start brings up a small real Kubernetes cluster for tests, and takes it away again.
//
// Three of its verbs are processes that it starts itself: supervise (outside of all namespaces), components
// (inside, their parent) and sweep (removes control groups after the supervisor has gone, however it went).
package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "cluster: "+err.Error())
		os.Exit(1)
	}
}

func run(arguments []string) error {
	if len(arguments) == 0 {
		return errors.New("a verb is missing: up, down, kubectl, load, kubeconfig, node, restart, tmpfs")
	}
	h, err := openHome()
	if err != nil {
		return err
	}
	verb, rest := arguments[0], arguments[1:]
	switch verb {
	case "up":
		return up(h, rest)
	case "down":
		return down(h)
	case "kubectl":
		return kubectl(h, rest)
	case "kubeconfig":
		return printKubeconfig(h)
	case "load":
		return load(h, rest)
	case "node":
		return inNode(h, rest)
	case "restart":
		return restart(h, rest)
	case "tmpfs":
		return tmpfs(h, rest)
	case "supervise":
		return supervise(h, rest)
	case "components":
		return components(h)
	case "inside":
		return inside(rest)
	case "sweep":
		return sweepAfter(os.Stdin, rest)
	default:
		return fmt.Errorf("%s is no verb", verb)
	}
}

// sourceFolder is the folder of the module, which the shell scripts name.
func sourceFolder() string {
	if folder := os.Getenv("TOKENKEEPER_CLUSTER_SOURCE"); folder != "" {
		return folder
	}
	return "cluster"
}

// cacheFolder holds what is built once for all checkouts of this user.
func cacheFolder() (string, error) {
	base, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("no folder for built files: set HOME or XDG_CACHE_HOME")
	}
	folder := filepath.Join(base, "tokenkeeper", "cluster")
	return folder, os.MkdirAll(folder, 0o755)
}
