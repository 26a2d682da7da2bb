@testable import AWS
import Testing

/// The codes that botocore's models name for our changes, and what is concluded from them.
struct RefusingCodesTests {
    private static let changes =
        RDSSamples.requests.map(\.call).filter { $0.kind == .mutating } + [
            Route53Samples.swap.call,
            SecretsManager.PutSecretValue(secretId: "a", clientRequestToken: "b", secretString: "c").call,
            SecretsManager.UpdateSecretVersionStage(secretId: "a", versionStage: "b").call,
        ]

    @Test func `every error of a change says whether it was made, whatever its status`() throws {
        let codes = try BotocoreJudge().errorCodes(of: Self.changes)
        #expect(codes.count == Self.changes.count)
        for (call, codes) in zip(Self.changes, codes) {
            for code in codes {
                let isKnown =
                    AWSErrorCodes.refuses(code) || AWSErrorCodes.throttling.contains(code)
                    || AWSErrorCodes.failing.contains(code)
                #expect(isKnown, "\(call.action) \(code)")
            }
        }
    }
}
