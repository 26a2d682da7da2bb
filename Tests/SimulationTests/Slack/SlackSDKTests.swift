import Foundation
import Simulation
import Testing

/// An independent client's view: Slack's own Python SDK over real HTTP on loopback.
@Suite struct SlackSDKTests {
    @Test(.timeLimit(.minutes(1)))
    func `Slack's Python SDK finds everything as it expects it`() async throws {
        let start = ContinuousClock.now
        var limits = SlackRateLimits()
        limits.postBurst = 100
        let slack = SimulatedSlack(world: .example(), limits: limits)
        // Time passes, but always from the same instant on.
        let face = SlackFace(slack) { SlackBench.start + (ContinuousClock.now - start) }
        let script = try #require(Bundle.module.url(forResource: "Fixtures/slack-sdk", withExtension: "py"))
        try await withLoopbackServer(face) { url in
            let base = "\(url)".hasSuffix("/") ? "\(url)api/" : "\(url)/api/"
            let result = try await runPython(script.path, base, SlackWorld.exampleToken)
            try #require(result.status == 0, "slack_sdk's script ended with \(result.status):\n\(result.output)")
            #expect(result.output.hasSuffix("all hold\n"))
        }
        let posts = face.withSlack { slack, _ in slack.callCounts[.chatPostMessage] ?? 0 }
        #expect(posts > 10)
    }

    private func runPython(_ arguments: String...) async throws -> (status: Int32, output: String) {
        let environment = ProcessInfo.processInfo.environment
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [environment["CHANGEOVER_PYTHON"] ?? "python3"] + arguments
        // Without the proxies of the surroundings, which slack_sdk would use even for loopback.
        process.environment = ["PATH": environment["PATH"] ?? "", "PYTHONDONTWRITEBYTECODE": "1"]
        process.standardOutput = pipe
        process.standardError = pipe
        let status = try await withCheckedThrowingContinuation { (done: CheckedContinuation<Int32, any Error>) in
            process.terminationHandler = { done.resume(returning: $0.terminationStatus) }
            do { try process.run() } catch { done.resume(throwing: error) }
        }
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        return (status, String(decoding: output, as: UTF8.self))
    }
}
