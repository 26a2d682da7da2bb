import Foundation
import Simulation
import Testing

/// boto3 as a judge from outside: it shares nothing with our client, and raises on what AWS would not answer.
struct SecretsFaceJudgeTests {
    @Test func `boto3 rotates a secret on the loopback face`() async throws {
        let world = SecretsWorld([SecretScript("dev/db", text: "first", key: "1234")], seed: 7)
        let face = SecretsFace(world, secret: "secret", now: steppingTime(by: .seconds(1)))
        let script = try #require(Bundle.module.url(forResource: "Fixtures/secrets-judge", withExtension: "py"))
        let (status, output) = try await withLoopbackServer(face) { url in
            try await runPython(script, arguments: [url.absoluteString])
        }
        #expect(status == 0, "\(output)")
        #expect(face.withWorld { $0.secrets.first?.version(at: "AWSCURRENT")?.text } == "s\"e&c<ö>ond")
    }
}
