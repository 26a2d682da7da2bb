package import Foundation
package import Transport

/// The world as the credentials chain sees it; nothing in the chain reaches past it.
package struct CredentialsContext: Sendable {
    package var environment: [String: String]
    /// A profile named by the configuration; it disables the environment's own credentials, as in every SDK.
    package var explicitProfile: String?
    /// The region whose STS is asked for role credentials.
    package var region: String
    package var endpoints: EndpointResolver
    package var files: FileReader
    package var processes: ProcessRunner
    package var transport: any HTTPTransport
    package var clock: any Clock<Duration>
    package var now: @Sendable () -> Date
    package var jitter: @Sendable () -> Double

    package init(
        environment: [String: String],
        explicitProfile: String? = nil,
        region: String,
        endpoints: EndpointResolver,
        files: FileReader,
        processes: ProcessRunner,
        transport: any HTTPTransport,
        clock: any Clock<Duration>,
        now: @escaping @Sendable () -> Date,
        jitter: @escaping @Sendable () -> Double
    ) {
        self.environment = environment
        self.explicitProfile = explicitProfile
        self.region = region
        self.endpoints = endpoints
        self.files = files
        self.processes = processes
        self.transport = transport
        self.clock = clock
        self.now = now
        self.jitter = jitter
    }

    /// A client for STS in the region with these credentials; nil for the calls that are not signed.
    func client(as credentials: Credentials?) -> AWSClient {
        let source: any CredentialsSource = credentials.map { StaticCredentials($0) } ?? NoCredentials()
        return AWSClient(
            region: region, transport: transport, credentials: source, endpoints: endpoints, clock: clock, now: now,
            jitter: jitter)
    }
}

/// The source for calls that are not signed.
private struct NoCredentials: CredentialsSource {
    func credentials() async throws(CredentialsError) -> Credentials {
        throw CredentialsError(.nothingConfigured, "This client sends only calls that are not signed.")
    }

    func reject(_ credentials: Credentials) async {}
}
