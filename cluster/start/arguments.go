package main

import "fmt"

// The command lines of the components. Ports that nobody asks for are off, so that clusters run side by side.

func (p plan) etcd() []string {
	client, peer := "https://"+loopback(p.EtcdPort), "http://"+loopback(p.EtcdPeerPort)
	return []string{
		"--name=etcd", "--data-dir=" + p.path("etcd"), "--log-level=warn",
		"--listen-client-urls=" + client, "--advertise-client-urls=" + client,
		"--listen-peer-urls=" + peer, "--initial-advertise-peer-urls=" + peer, "--initial-cluster=etcd=" + peer,
		"--cert-file=" + p.path("pki", "etcd.crt"), "--key-file=" + p.path("pki", "etcd.key"),
		"--trusted-ca-file=" + p.path("pki", "ca.crt"), "--client-cert-auth",
		"--unsafe-no-fsync", // the data does not outlive the cluster
	}
}

func (p plan) apiserver() []string {
	pki := func(name string) string { return p.path("pki", name) }
	arguments := []string{
		"--etcd-servers=https://" + loopback(p.EtcdPort), "--etcd-cafile=" + pki("ca.crt"),
		"--etcd-certfile=" + pki("etcd.crt"), "--etcd-keyfile=" + pki("etcd.key"),
		fmt.Sprintf("--secure-port=%d", p.APIPort),
		"--tls-cert-file=" + pki("apiserver.crt"), "--tls-private-key-file=" + pki("apiserver.key"),
		"--client-ca-file=" + pki("ca.crt"), "--authorization-mode=Node,RBAC",
		"--enable-admission-plugins=NodeRestriction",
		"--service-account-key-file=" + pki("service-accounts.crt"),
		"--service-account-signing-key-file=" + pki("service-accounts.key"),
		"--service-account-issuer=https://kubernetes.default.svc.cluster.local",
		"--service-cluster-ip-range=" + serviceNetwork,
		"--allow-privileged=true",
	}
	if p.Mode == controlPlaneMode {
		return append(arguments, "--bind-address=127.0.0.1")
	}
	return append(arguments,
		"--bind-address=0.0.0.0", "--advertise-address="+nodeAddress,
		"--kubelet-client-certificate="+pki("apiserver-to-kubelet.crt"),
		"--kubelet-client-key="+pki("apiserver-to-kubelet.key"),
		"--kubelet-certificate-authority="+pki("ca.crt"),
		"--kubelet-preferred-address-types=InternalIP",
		"--enable-aggregator-routing=true", // reach webhooks at their pods
	)
}

func (p plan) controllerManager() []string {
	return []string{
		"--kubeconfig=" + p.path("controller-manager.kubeconfig"),
		"--service-account-private-key-file=" + p.path("pki", "service-accounts.key"),
		"--root-ca-file=" + p.path("pki", "ca.crt"),
		"--use-service-account-credentials=true", "--leader-elect=false", "--secure-port=0",
		"--kube-api-qps=300", "--kube-api-burst=600", // each controller asks for its account at the start
	}
}

func (p plan) scheduler() []string {
	return []string{
		"--kubeconfig=" + p.path("scheduler.kubeconfig"), "--leader-elect=false", "--secure-port=0",
		// A pod that was looked at in the moment in which its claim was bound may be forgotten: for five minutes, if this
		// did not say otherwise.
		"--pod-max-in-unschedulable-pods-duration=5s",
	}
}

func (p plan) kubelet() []string {
	return []string{
		"--config=" + p.path("kubelet.yaml"), "--kubeconfig=" + p.path("kubelet.kubeconfig"),
		"--hostname-override=" + nodeName, "--node-ip=" + nodeAddress,
	}
}

func (p plan) proxy() []string {
	return []string{
		"--kubeconfig=" + p.path("proxy.kubeconfig"), "--hostname-override=" + nodeName,
		"--proxy-mode=iptables", "--cluster-cidr=" + podNetwork,
		// These would be written to the kernel of the whole machine.
		"--conntrack-max-per-core=0", "--conntrack-tcp-timeout-established=0s", "--conntrack-tcp-timeout-close-wait=0s",
	}
}

func (p plan) provisioner() []string {
	return []string{
		"start", "--kubeconfig=" + p.path("admin.kubeconfig"), "--helper-image=busybox:1.37.0",
	}
}
