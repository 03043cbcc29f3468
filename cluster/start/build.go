package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"time"
)

// componentNames are the names by which the one Kubernetes program is called.
var componentNames = []string{
	"etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler", "kubelet", "kube-proxy", "kubectl",
}

// builtPrograms are what go build is asked for, one call after the other: the provisioner uses a package under a name
// that differs from Kubernetes' only in its capitals, and go build refuses both in one call.
var builtPrograms = [][]string{{"./kubernetes", "./pause"}, {"github.com/rancher/local-path-provisioner"}}

// buildKubernetes returns the folder of the components. It is built once for the same go.sum and sources; checkouts
// share it.
func buildKubernetes() (string, error) {
	cache, err := cacheFolder()
	if err != nil {
		return "", err
	}
	version, sum, err := buildInputs()
	if err != nil {
		return "", err
	}
	folder := filepath.Join(cache, "kubernetes-"+sum)
	if _, err := os.Stat(folder); err == nil {
		return folder, nil
	}
	// Two checkouts that start at once: one builds, the other waits.
	lock, err := os.OpenFile(folder+".lock", os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return "", err
	}
	defer lock.Close()
	if err := syscall.Flock(int(lock.Fd()), syscall.LOCK_EX); err != nil {
		return "", err
	}
	if _, err := os.Stat(folder); err == nil {
		return folder, nil
	}
	temporary, err := os.MkdirTemp(cache, "building-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(temporary)
	if err := compileAll(version, temporary); err != nil {
		return "", err
	}
	for _, name := range componentNames {
		if err := os.Symlink("kubernetes", filepath.Join(temporary, name)); err != nil {
			return "", err
		}
	}
	if err := os.Chmod(temporary, 0o755); err != nil {
		return "", err
	}
	return folder, os.Rename(temporary, folder)
}

// buildInputs returns Kubernetes' version and a sum of everything that the result depends on.
func buildInputs() (version, sum string, err error) {
	inputs := []string{"go.mod", "go.sum"}
	for _, pattern := range []string{"kubernetes/*.go", "pause/*.go"} {
		found, err := filepath.Glob(filepath.Join(sourceFolder(), pattern))
		if err != nil {
			return "", "", err
		}
		for _, file := range found {
			inputs = append(inputs, filepath.Join(filepath.Base(filepath.Dir(file)), filepath.Base(file)))
		}
	}
	digest := sha256.New()
	for _, name := range inputs {
		data, err := os.ReadFile(filepath.Join(sourceFolder(), name))
		if err != nil {
			return "", "", fmt.Errorf("sources of the cluster are missing: %w", err)
		}
		if name == "go.mod" {
			if found := regexp.MustCompile(`k8s\.io/kubernetes (v\S+)`).FindSubmatch(data); found != nil {
				version = string(found[1])
			}
		}
		fmt.Fprintf(digest, "%s %d\n%s", name, len(data), data)
	}
	if version == "" {
		return "", "", errors.New("go.mod names no version of k8s.io/kubernetes")
	}
	return version, hex.EncodeToString(digest.Sum(nil)[:8]), nil
}

// compileAll builds the programs into a folder.
func compileAll(version, folder string) error {
	if _, err := exec.LookPath("go"); err != nil {
		return errors.New("Go 1.24 or newer is missing (command go): the components are built from source")
	}
	var space syscall.Statfs_t
	if err := syscall.Statfs(folder, &space); err == nil && space.Bavail*uint64(space.Bsize) < 4<<30 {
		return fmt.Errorf("less than 4 GB are free for %s: the first build needs about that much for Go's caches", folder)
	}
	fmt.Fprintln(os.Stderr, "Building Kubernetes "+version+" from source, once: some minutes, and about 600 MB of modules.")
	began := time.Now()
	for _, programs := range builtPrograms {
		build := exec.Command("go", "build", "-v", "-trimpath", "-ldflags=-s -w "+versionFlags(version), "-o", folder+"/")
		build.Args = append(build.Args, programs...)
		build.Dir = sourceFolder()
		build.Env = append(os.Environ(), "CGO_ENABLED=0", "GOFLAGS=-buildvcs=false")
		if err := compile(build, began); err != nil {
			return err
		}
	}
	fmt.Fprintf(os.Stderr, "Built in %.0f s.\n", time.Since(began).Seconds())
	return nil
}

// compile runs go build with a line of progress now and then, as the first time takes minutes.
func compile(build *exec.Cmd, began time.Time) error {
	output, err := build.StderrPipe()
	if err != nil {
		return err
	}
	if err := build.Start(); err != nil {
		return err
	}
	var complaints []string
	downloaded, compiled, shown := 0, 0, time.Now()
	for lines := bufio.NewScanner(output); lines.Scan(); {
		line := lines.Text()
		switch {
		case strings.HasPrefix(line, "go: downloading "):
			downloaded++
		case strings.ContainsAny(line, " :"):
			complaints = append(complaints, line)
		default:
			compiled++
		}
		if time.Since(shown) > 10*time.Second {
			shown = time.Now()
			fmt.Fprintf(os.Stderr, "  %3.0f s: %d modules downloaded, %d packages compiled\n",
				time.Since(began).Seconds(), downloaded, compiled)
		}
	}
	if err := build.Wait(); err != nil {
		return fmt.Errorf("Kubernetes does not build (%w):\n%s", err, strings.Join(complaints, "\n"))
	}
	return nil
}

// versionFlags stamps the version, which components compare with each other's.
func versionFlags(version string) string {
	const place = "k8s.io/component-base/version."
	parts := strings.SplitN(strings.TrimPrefix(version, "v"), ".", 3)
	return fmt.Sprintf("-X %sgitVersion=%s -X %sgitMajor=%s -X %sgitMinor=%s -X %sgitTreeState=clean",
		place, version, place, parts[0], place, parts[1], place)
}
