package main

import (
	"encoding/base64"
	"fmt"
	"os"
)

// writeKubeconfig writes a client configuration with everything inside, so that the file may be copied anywhere.
func writeKubeconfig(h home, file, server, user string) error {
	var encoded [3]string
	for i, name := range []string{"ca.crt", user + ".crt", user + ".key"} {
		data, err := os.ReadFile(h.path("pki", name))
		if err != nil {
			return err
		}
		encoded[i] = base64.StdEncoding.EncodeToString(data)
	}
	text, err := fill("kubeconfig.yaml", map[string]string{
		"Name": h.id(), "Server": server, "User": user,
		"Authority": encoded[0], "Certificate": encoded[1], "Key": encoded[2],
	})
	if err != nil {
		return err
	}
	return os.WriteFile(file, text, 0o600)
}

// adminKubeconfig is the file for people and tests, outside of the cluster's namespaces.
func adminKubeconfig(h home) string {
	return h.path("kubeconfig")
}

func printKubeconfig(h home) error {
	if _, err := running(h); err != nil {
		return err
	}
	fmt.Println(adminKubeconfig(h))
	return nil
}
