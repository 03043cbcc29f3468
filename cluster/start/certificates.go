package main

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net"
	"os"
	"time"
)

// authority signs the certificates of one cluster. Its key is never written: a new cluster has a new one.
type authority struct {
	home        home
	certificate *x509.Certificate
	key         crypto.Signer
}

// identity says for whom a certificate is. Kubernetes takes the name as user and the groups as organisations.
type identity struct {
	name   string
	groups []string
	hosts  []string // for servers: the names and addresses they answer to
}

const validity = 365 * 24 * time.Hour

func newAuthority(h home) (*authority, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	template := &x509.Certificate{
		SerialNumber:          big.NewInt(1),
		Subject:               pkix.Name{CommonName: h.id()},
		NotBefore:             time.Now().Add(-time.Hour),
		NotAfter:              time.Now().Add(validity),
		IsCA:                  true,
		BasicConstraintsValid: true,
		KeyUsage:              x509.KeyUsageCertSign | x509.KeyUsageDigitalSignature,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		return nil, err
	}
	certificate, err := x509.ParseCertificate(der)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(h.path("pki"), 0o700); err != nil {
		return nil, err
	}
	return &authority{h, certificate, key}, writePEM(h.path("pki", "ca.crt"), "CERTIFICATE", der)
}

// issue writes pki/NAME.crt and pki/NAME.key.
func (a *authority) issue(file string, who identity) error {
	// RSA, because clients in other languages read it without more libraries.
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		return err
	}
	serial, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 120))
	if err != nil {
		return err
	}
	template := &x509.Certificate{
		SerialNumber: serial,
		Subject:      pkix.Name{CommonName: who.name, Organization: who.groups},
		NotBefore:    time.Now().Add(-time.Hour),
		NotAfter:     time.Now().Add(validity),
		KeyUsage:     x509.KeyUsageDigitalSignature | x509.KeyUsageKeyEncipherment,
		ExtKeyUsage:  []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth, x509.ExtKeyUsageServerAuth},
	}
	for _, host := range who.hosts {
		if address := net.ParseIP(host); address != nil {
			template.IPAddresses = append(template.IPAddresses, address)
		} else {
			template.DNSNames = append(template.DNSNames, host)
		}
	}
	der, err := x509.CreateCertificate(rand.Reader, template, a.certificate, key.Public(), a.key)
	if err != nil {
		return err
	}
	if err := writePEM(a.home.path("pki", file+".crt"), "CERTIFICATE", der); err != nil {
		return err
	}
	return writePEM(a.home.path("pki", file+".key"), "RSA PRIVATE KEY", x509.MarshalPKCS1PrivateKey(key))
}

// issueAll writes every certificate that the components need; keys are made side by side, as they take time.
func (a *authority) issueAll() error {
	wanted := map[string]identity{
		"etcd": {name: "etcd", hosts: []string{"127.0.0.1", "localhost"}},
		"apiserver": {name: "kube-apiserver", hosts: []string{
			"127.0.0.1", "localhost", nodeAddress, serviceAddress,
			"kubernetes", "kubernetes.default", "kubernetes.default.svc", "kubernetes.default.svc.cluster.local",
		}},
		"apiserver-to-kubelet": {name: "kube-apiserver-kubelet-client", groups: []string{"system:masters"}},
		"service-accounts":     {name: "service-accounts"},
		"admin":                {name: "admin", groups: []string{"system:masters"}},
		"controller-manager":   {name: "system:kube-controller-manager"},
		"scheduler":            {name: "system:kube-scheduler"},
		"kubelet": {
			name: "system:node:" + nodeName, groups: []string{"system:nodes"}, hosts: []string{nodeName, nodeAddress},
		},
		"proxy": {name: "system:kube-proxy"},
	}
	results := make(chan error, len(wanted))
	for file, who := range wanted {
		go func() { results <- a.issue(file, who) }()
	}
	for range wanted {
		if err := <-results; err != nil {
			return err
		}
	}
	return nil
}

func writePEM(file, kind string, der []byte) error {
	return os.WriteFile(file, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}), 0o600)
}
