import Foundation
import Simulation
import Testing

/// boto3 as a judge from outside: it shares nothing with our client, and raises on what AWS would not answer.
struct Route53FaceJudgeTests {
    @Test func `boto3 swaps records on the loopback face`() async throws {
        let face = Route53Face(
            Route53World(Self.script, seed: 7), secret: "secret", now: steppingTime(by: .seconds(8)))
        let script = try #require(Bundle.module.url(forResource: "Fixtures/route53-judge", withExtension: "py"))
        let (status, output) = try await withLoopbackServer(face) { url in
            try await runPython(script, arguments: [url.absoluteString])
        }
        #expect(status == 0, "\(output)")
        let effects = face.withWorld { $0.effects }
        #expect(effects.count { $0.actor == .caller } == 6)
    }

    @Test func `boto3 is throttled when it asks too often`() async throws {
        // The time is asked twice a request.
        let face = Route53Face(
            Route53World(Self.script, seed: 7), secret: "secret", now: steppingTime(by: .milliseconds(50)))
        let script = try #require(Bundle.module.url(forResource: "Fixtures/route53-judge-limits", withExtension: "py"))
        let (status, output) = try await withLoopbackServer(face) { url in
            try await runPython(script, arguments: [url.absoluteString])
        }
        #expect(status == 0, "\(output)")
    }

    private static var script: Route53Script {
        var script = Route53Driver.script
        script.zones[2].comment = "Another & more"
        script.zones[2].records = (100..<700).map { number in
            SimulatedRecordSet(SimulatedDomainName("r\(number).example.org"), type: "TXT", values: ["\"\(number)\""])
        }
        script.zones += (100..<220).map { number in
            ZoneScript(SimulatedDomainName("z\(number).example.net"), identifier: "ZN\(number)")
        }
        return script
    }
}
