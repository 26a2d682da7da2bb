/// A PEM file of certificates, which may be set somewhere that messages must not quote.
package struct CertificateFile: Sendable, Hashable {
    package let path: String
    /// How messages call it.
    package let name: String

    package init(path: String, name: String) {
        self.path = path
        self.name = name
    }
}

/// How a `CurlTransport` connects: its caps, its way out, and whom it trusts.
package struct CurlOptions: Sendable {
    /// The way out to hosts that are not in `unproxiedHosts`.
    enum Proxy: Sendable, Equatable {
        /// As `http_proxy`, `https_proxy`, `all_proxy` and `no_proxy` say, read by libcurl.
        case fromEnvironment
        case direct
        /// Through the proxy of this URL; `no_proxy` of the environment still holds.
        case url(String)
    }

    /// Exchanges in flight at once; more wait for their turn.
    var maximumConnections = 64
    var maximumConnectionsPerHost = 16
    /// Requests that may wait for their turn; one more is refused.
    var maximumWaiting = 4096
    /// How long an unused connection stays worth reusing; short, so that servers rarely close it under a request.
    var idleConnectionLimit: Duration = .seconds(20)
    var proxy = Proxy.fromEnvironment
    /// Hosts (lower case, IPv6 without brackets) that are always reached directly.
    var unproxiedHosts = Self.localHosts
    /// Certificates to trust instead of the system's.
    package var certificates: CertificateFile?

    /// The path of the Unix socket that every request goes to, whatever its authority; `nil`: over the network.
    package var unixSocket: String?

    package init() {}

    /// Loopback and the credential endpoints of EC2, ECS and EKS, which only this machine can reach.
    ///
    /// Addresses: "Use IMDS" in the EC2 user guide, "Task IAM role" in the ECS guide, "EKS Pod Identity agent" in the EKS guide.
    static let localHosts: Set<String> = [
        "localhost", "127.0.0.1", "::1",
        "169.254.169.254", "fd00:ec2::254",
        "169.254.170.2",
        "169.254.170.23", "fd00:ec2::23",
    ]
}
