package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

const (
	// busyboxVersion is the version that the lab's text names.
	busyboxVersion = "1.37.0"
	// busyboxVariable names a file to use instead of fetching one.
	busyboxVariable = "TOKENKEEPER_BUSYBOX"
	// appletList names what the compiled busybox has.
	appletList = "configuration/busybox.applets"
)

// busybox returns the path of a static busybox, which is fetched once.
func busybox() (string, error) {
	if file := os.Getenv(busyboxVariable); file != "" {
		return file, checkBusybox(file)
	}
	file, err := cachedBusybox("busybox-"+busyboxVersion, fetchBusybox)
	if err != nil {
		return "", fmt.Errorf("no busybox %s: %w. Name a static one of that version in %s", busyboxVersion, err, busyboxVariable)
	}
	return file, nil
}

// muslBusybox returns the path of a busybox that is dynamically linked with musl, which is compiled once.
func muslBusybox() (string, error) {
	wanted, err := configurations.ReadFile(appletList)
	if err != nil {
		return "", err
	}
	return cachedBusybox("busybox-"+busyboxVersion+"-musl-"+hexDigest(wanted)[:8], compileBusybox)
}

// cachedBusybox looks in the cache, or has the file made in a temporary folder and moves it there.
func cachedBusybox(name string, make func(folder string) (string, error)) (string, error) {
	cache, err := cacheFolder()
	if err != nil {
		return "", err
	}
	file := filepath.Join(cache, name)
	if checkBusybox(file) == nil {
		return file, nil
	}
	temporary, err := os.MkdirTemp(cache, "busybox-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(temporary)
	made, err := make(temporary)
	if err != nil {
		return "", err
	}
	if err := checkBusybox(made); err != nil {
		return "", err
	}
	return file, os.Rename(made, file)
}

// checkBusybox makes sure that the file is the wanted version.
func checkBusybox(file string) error {
	output, err := exec.Command(file).CombinedOutput()
	if err == nil && !bytes.HasPrefix(output, []byte("BusyBox v"+busyboxVersion)) {
		line, _, _ := bytes.Cut(output, []byte("\n"))
		err = fmt.Errorf("it says %q", line)
	}
	if err != nil {
		return fmt.Errorf("%s is not busybox %s: %w", file, busyboxVersion, err)
	}
	return nil
}

// fetchBusybox takes Debian's static busybox.
func fetchBusybox(folder string) (string, error) {
	packages, err := newApt(folder)
	if err != nil {
		return "", err
	}
	if err := packages.get("download", "busybox-static"); err != nil {
		return "", err
	}
	archive, err := packages.one("busybox-static_*.deb")
	if err != nil {
		return "", err
	}
	if err := quietly(exec.Command("dpkg-deb", "-x", archive, folder)); err != nil {
		return "", err
	}
	return packages.one("usr/bin/busybox")
}

// compileBusybox makes a busybox from Debian's source, with the few applets that tests use.
func compileBusybox(folder string) (string, error) {
	for _, command := range []string{"musl-gcc", "make", "bzip2"} {
		if _, err := exec.LookPath(command); err != nil {
			return "", fmt.Errorf("%s is missing. Type: apt-get install musl-tools make bzip2", command)
		}
	}
	packages, err := newApt(folder)
	if err != nil {
		return "", err
	}
	if err := packages.get("source", "--download-only", "busybox"); err != nil {
		return "", err
	}
	archive, err := packages.one("busybox_*.orig.tar.bz2")
	if err != nil {
		return "", err
	}
	source := filepath.Join(folder, "source")
	if err := os.Mkdir(source, 0o755); err != nil {
		return "", err
	}
	if err := quietly(exec.Command("tar", "-xf", archive, "-C", source, "--strip-components=1")); err != nil {
		return "", err
	}
	if err := configureBusybox(source); err != nil {
		return "", err
	}
	build := exec.Command("make", "CC=musl-gcc", "-j2", "busybox")
	build.Dir = source
	return filepath.Join(source, "busybox"), quietly(build)
}

// configureBusybox turns everything off, and on again what the embedded list names.
func configureBusybox(source string) error {
	wanted, err := configurations.ReadFile(appletList)
	if err != nil {
		return err
	}
	nothing := exec.Command("make", "allnoconfig")
	nothing.Dir = source
	if err := quietly(nothing); err != nil {
		return err
	}
	file := filepath.Join(source, ".config")
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	for _, name := range strings.Fields(string(wanted)) {
		text = bytes.Replace(text, []byte("# CONFIG_"+name+" is not set\n"), []byte("CONFIG_"+name+"=y\n"), 1)
	}
	if err := os.WriteFile(file, text, 0o644); err != nil {
		return err
	}
	// What the wanted options ask in turn is answered with the default: an empty line.
	rest := exec.Command("make", "oldconfig")
	rest.Dir = source
	rest.Stdin = strings.NewReader(strings.Repeat("\n", 10000))
	return quietly(rest)
}
