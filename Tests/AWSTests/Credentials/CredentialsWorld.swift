import Foundation
import HTTPTypes
import TestSupport
import Transport

@testable import AWS

/// An environment, files, programs and a network, all made up, for the credentials chain to look at.
struct CredentialsWorld: Sendable {
    var environment: [String: String] = ["AWS_EC2_METADATA_DISABLED": "true"]
    var profile: String?
    /// `~/.aws/config` and `~/.aws/credentials` of a home directory `/home/bot`.
    var config: String?
    var credentials: String?
    var files: [String: String] = [:]
    var transport = ScriptedTransport([])
    var processes = ProcessRunner { _, _ throws(ProcessRunner.Failure) in throw .notFound }
    var clock = ManualClock(sleepingAdvances: true)

    var context: CredentialsContext {
        var all = files
        all["/home/bot/.aws/config"] = config
        all["/home/bot/.aws/credentials"] = credentials
        var variables = environment
        variables["HOME"] = "/home/bot"
        return CredentialsContext(
            environment: variables, explicitProfile: profile, region: "eu-west-1", endpoints: EndpointResolver(),
            files: FileReader { [all] in all[$0].map { Data($0.utf8) } }, processes: processes, transport: transport,
            clock: clock, now: { [clock] in clock.date }, jitter: { 0 })
    }

    func load() async throws(CredentialsError) -> Credentials? {
        try await CredentialsChain(context: context).load()
    }

    /// The error of a chain that has to fail.
    func failure() async -> CredentialsError? {
        do throws(CredentialsError) {
            _ = try await load()
            return nil
        } catch {
            return error
        }
    }
}

extension RedactedText: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) {
        self.init(value)
    }
}

extension Result<TransportReply, TransportError> {
    /// Credentials as metadata endpoints write them.
    static func document(key: String, expiration: String = "2015-08-30T18:36:00Z") -> Self {
        .reply(
            200,
            """
            {"Code": "Success", "Type": "AWS-HMAC", "AccessKeyId": "\(key)", "SecretAccessKey": "s", "Token": "t",
             "Expiration": "\(expiration)"}
            """)
    }
}
