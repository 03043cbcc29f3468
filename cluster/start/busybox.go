package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// The version that the lab's text names, and the Debian release whose static busybox it is.
const (
	busyboxVersion  = "1.37.0"
	busyboxSuite    = "trixie"
	busyboxVariable = "TOKENKEEPER_BUSYBOX"
	debianKeys      = "/usr/share/keyrings/debian-archive-keyring.gpg"
)

// busybox returns the path of a static busybox of that version. It is fetched once, with apt, from the archive that the
// system itself uses, but with lists and packages in folders of the cache: the system's own are left alone.
func busybox() (string, error) {
	if file := os.Getenv(busyboxVariable); file != "" {
		return file, checkBusybox(file)
	}
	cache, err := cacheFolder()
	if err != nil {
		return "", err
	}
	file := filepath.Join(cache, "busybox-"+busyboxVersion)
	if checkBusybox(file) == nil {
		return file, nil
	}
	temporary, err := os.MkdirTemp(cache, "busybox-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(temporary)
	found, err := fetchBusybox(temporary)
	if err != nil {
		return "", fmt.Errorf("no busybox %s: %w. Name a static one of that version in %s", busyboxVersion, err, busyboxVariable)
	}
	if err := checkBusybox(found); err != nil {
		return "", err
	}
	return file, os.Rename(found, file)
}

// checkBusybox makes sure that the file is the wanted version.
func checkBusybox(file string) error {
	output, err := exec.Command(file, "busybox").Output()
	if err == nil && !bytes.HasPrefix(output, []byte("BusyBox v"+busyboxVersion)) {
		err = errors.New("it is another version")
	}
	if err != nil {
		return fmt.Errorf("%s is not busybox %s: %w", file, busyboxVersion, err)
	}
	return nil
}

// fetchBusybox downloads and unpacks the package in a folder of its own.
func fetchBusybox(folder string) (string, error) {
	source, err := debianSource()
	if err != nil {
		return "", err
	}
	for _, name := range []string{"lists/partial", "archives/partial"} {
		if err := os.MkdirAll(filepath.Join(folder, name), 0o755); err != nil {
			return "", err
		}
	}
	list := filepath.Join(folder, "sources.list")
	if err := os.WriteFile(list, []byte(source), 0o644); err != nil {
		return "", err
	}
	apt := func(arguments ...string) error {
		options := []string{
			"-q", "-o", "Dir::Etc::SourceList=" + list, "-o", "Dir::Etc::SourceParts=-", "-o", "Dir::Etc::Preferences=-",
			"-o", "Dir::State::Lists=" + filepath.Join(folder, "lists"), "-o", "Dir::Cache=" + folder,
			"-o", "APT::Get::List-Cleanup=0", "-o", "APT::Sandbox::User=", "-o", "Acquire::Languages=none",
		}
		command := exec.Command("apt-get", append(options, arguments...)...)
		command.Dir = folder
		if output, err := command.CombinedOutput(); err != nil {
			return fmt.Errorf("apt-get %s failed: %s", arguments[0], strings.TrimSpace(string(output)))
		}
		return nil
	}
	if err := apt("update"); err != nil {
		return "", err
	}
	if err := apt("download", "busybox-static"); err != nil {
		return "", err
	}
	packages, err := filepath.Glob(filepath.Join(folder, "busybox-static_*.deb"))
	if err != nil || len(packages) != 1 {
		return "", errors.New("apt-get downloaded no package")
	}
	if output, err := exec.Command("dpkg-deb", "-x", packages[0], folder).CombinedOutput(); err != nil {
		return "", errors.New(strings.TrimSpace(string(output)))
	}
	for _, name := range []string{"usr/bin/busybox", "bin/busybox"} {
		if _, err := os.Stat(filepath.Join(folder, name)); err == nil {
			return filepath.Join(folder, name), nil
		}
	}
	return "", errors.New("the package holds no busybox")
}

// debianSource is the line for the other release at the archive that the system's own packages come from.
func debianSource() (string, error) {
	release, err := os.ReadFile("/etc/os-release")
	if err != nil {
		return "", err
	}
	codename := ""
	for _, line := range strings.Split(string(release), "\n") {
		if value, found := strings.CutPrefix(line, "VERSION_CODENAME="); found {
			codename = strings.Trim(value, `"`)
		}
	}
	targets, err := exec.Command("apt-get", "indextargets", "--format",
		"$(REPO_URI) $(RELEASE) $(COMPONENT)", "Created-By: Packages").Output()
	if err != nil {
		return "", errors.New("the command apt-get is missing or has no sources")
	}
	for _, line := range strings.Split(string(targets), "\n") {
		fields := strings.Fields(line)
		if len(fields) < 3 || fields[1] != codename || fields[2] != "main" {
			continue
		}
		options := ""
		if _, err := os.Stat(debianKeys); err == nil {
			options = "[signed-by=" + debianKeys + "] "
		}
		return fmt.Sprintf("deb %s%s %s main\n", options, fields[0], busyboxSuite), nil
	}
	return "", errors.New("the system's package sources name no Debian archive")
}
