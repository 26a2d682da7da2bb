package import Foundation
package import Logging
package import Transport

extension AWSClient {
    /// What a process has to give so that clients can be made from its environment.
    package struct Surroundings: Sendable {
        var environment: [String: String]
        var transport: any HTTPTransport
        var files: FileReader
        var processes: ProcessRunner
        var clock: any Clock<Duration>
        var now: @Sendable () -> Date
        var jitter: @Sendable () -> Double
        var logger: Logger?

        package init(
            environment: [String: String],
            transport: any HTTPTransport,
            files: FileReader = .system,
            clock: any Clock<Duration>,
            now: @escaping @Sendable () -> Date,
            jitter: @escaping @Sendable () -> Double,
            processes: ProcessRunner? = nil,
            logger: Logger? = nil
        ) {
            self.environment = environment
            self.transport = transport
            self.files = files
            self.clock = clock
            self.now = now
            self.jitter = jitter
            self.processes = processes ?? .system(clock: clock)
            self.logger = logger
        }
    }

    /// A client with region, endpoints and credentials as the standard AWS variables and files have them.
    ///
    /// - Parameters:
    ///   - region: goes before what variables and profile say.
    ///   - profile: goes before `AWS_PROFILE`, and before credentials in variables.
    ///   - observer: told of every attempt.
    package init(
        _ surroundings: Surroundings,
        region: String? = nil,
        profile: String? = nil,
        retry: RetryPolicy = RetryPolicy(),
        timeouts: AWSTimeouts = AWSTimeouts(),
        observer: @escaping @Sendable (AWSAttempt) -> Void = { _ in }
    ) throws(AWSError) {
        let configuration = try Self.configuration(surroundings)
        let active = try Self.activeProfile(of: configuration, surroundings, explicit: profile)
        var resolved = region.nonEmpty
        if resolved == nil {
            resolved = try RegionResolver.resolve(environment: surroundings.environment, profile: active)
        }
        guard let resolved else {
            throw AWSError(
                code: "noRegion",
                message: "No AWS region is set: neither in the configuration, nor in AWS_REGION, nor in "
                    + (active.map { "the profile \"\($0.name)\"." }
                        ?? "a profile: AWS_PROFILE names none. \(configuration.profilesInWords)"),
                outcome: .permanent)
        }
        let endpoints = EndpointResolver(
            environment: surroundings.environment, profile: active?.endpoints ?? ProfileEndpoints())
        let context = CredentialsContext(
            environment: surroundings.environment, explicitProfile: profile, region: resolved, endpoints: endpoints,
            files: surroundings.files, processes: surroundings.processes, transport: surroundings.transport,
            clock: surroundings.clock, now: surroundings.now, jitter: surroundings.jitter)
        self.init(
            region: resolved, transport: surroundings.transport,
            credentials: CredentialsCache(
                provider: CredentialsChain(context: context), now: surroundings.now, logger: surroundings.logger),
            endpoints: endpoints, retry: retry, timeouts: timeouts, clock: surroundings.clock, now: surroundings.now,
            jitter: surroundings.jitter, logger: surroundings.logger, observer: observer)
    }

    /// The certificates to trust for calls to AWS, where variables or the active profile name any; nil: the system's.
    ///
    /// Source: "General configuration settings" (`ca_bundle`), AWS SDKs and Tools Reference Guide. A bundle takes the place of
    /// the system's certificates, as in botocore.
    package static func certificates(
        environment: [String: String], files: FileReader = .system
    ) throws(AWSError) -> CertificateFile? {
        if let path = environment["AWS_CA_BUNDLE"].nonEmpty {
            return CertificateFile(path: path, name: "The file that AWS_CA_BUNDLE names")
        }
        let profile: Profile?
        do throws(CredentialsError) {
            let configuration = try SharedConfiguration(environment: environment, files: files)
            profile = configuration.profile(SharedConfiguration.profileName(explicit: nil, environment: environment))
        } catch {
            throw AWSError(error)
        }
        return profile?["ca_bundle"].map {
            CertificateFile(path: $0.exposed, name: "The file that the AWS profile's ca_bundle names")
        }
    }

    private static func configuration(_ surroundings: Surroundings) throws(AWSError) -> SharedConfiguration {
        do throws(CredentialsError) {
            return try SharedConfiguration(environment: surroundings.environment, files: surroundings.files)
        } catch {
            throw AWSError(error)
        }
    }

    private static func activeProfile(
        of configuration: SharedConfiguration, _ surroundings: Surroundings, explicit: String?
    ) throws(AWSError) -> Profile? {
        do throws(CredentialsError) {
            return try configuration.chosenProfile(explicit: explicit, environment: surroundings.environment)
        } catch {
            throw AWSError(error)
        }
    }
}
