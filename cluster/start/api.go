package main

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"time"
)

// api asks the cluster's API server, as its administrator.
type api struct {
	server string
	client *http.Client
}

// newAPI reads certificates from a folder: the cluster's home, as the caller sees it.
func newAPI(pki func(names ...string) string, port int) (*api, error) {
	authority, err := os.ReadFile(pki("pki", "ca.crt"))
	if err != nil {
		return nil, err
	}
	certificate, err := tls.LoadX509KeyPair(pki("pki", "admin.crt"), pki("pki", "admin.key"))
	if err != nil {
		return nil, err
	}
	trusted := x509.NewCertPool()
	trusted.AppendCertsFromPEM(authority)
	transport := &http.Transport{TLSClientConfig: &tls.Config{
		RootCAs: trusted, Certificates: []tls.Certificate{certificate},
	}}
	return &api{"https://" + loopback(port), &http.Client{Transport: transport, Timeout: 10 * time.Second}}, nil
}

func (a *api) get(path string) ([]byte, error) {
	response, err := a.client.Get(a.server + path)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err == nil && response.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s answers %s", path, response.Status)
	}
	return body, err
}

// exists tells that the server answers for this path with success.
func (a *api) exists(path string) bool {
	_, err := a.get(path)
	return err == nil
}

// nodeReady tells that the node takes pods.
func (a *api) nodeReady() bool {
	body, err := a.get("/api/v1/nodes/" + nodeName)
	if err != nil {
		return false
	}
	var node struct {
		Status struct {
			Conditions []struct{ Type, Status string }
		}
	}
	if json.Unmarshal(body, &node) != nil {
		return false
	}
	for _, condition := range node.Status.Conditions {
		if condition.Type == "Ready" {
			return condition.Status == "True"
		}
	}
	return false
}

// kubeletKnowsItsPods tells that the kubelet answers and has heard of every pod of the node: for a moment after its start
// it knows none, and refuses to run a command in them.
func (a *api) kubeletKnowsItsPods() bool {
	wanted, err := a.count("/api/v1/pods?fieldSelector=spec.nodeName%3D" + nodeName)
	if err != nil {
		return false
	}
	known, err := a.count("/api/v1/nodes/" + nodeName + "/proxy/pods")
	return err == nil && known >= wanted
}

// count returns the number of items in a list.
func (a *api) count(path string) (int, error) {
	body, err := a.get(path)
	if err != nil {
		return 0, err
	}
	var list struct{ Items []json.RawMessage }
	err = json.Unmarshal(body, &list)
	return len(list.Items), err
}
