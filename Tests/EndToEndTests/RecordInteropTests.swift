import Foundation
import Simulation
import TestSupport
import Testing
import Transport

/// What a whole operation leaves behind it: one pinned summary, and a record that can be taken away and checked.
@Suite struct RecordInteropTests {
    @Test(.timeLimit(.minutes(5)))
    func `the summary is pinned once and true, and chat and audit give the same record`() async throws {
        let (moto, transport) = (try await MotoServer(), try CurlTransport())
        try await Setup.open(on: moto, through: transport, cluster: "orders") { setup in
            let workspace = setup.workspace
            workspace.type("!rds failover orders")
            await workspace.untilPosted("finished", in: "C0STATUS")
            let plan = try #require(
                workspace.messages().first { $0.text.contains("React :arrow_forward:") || $0.isReply })
            let id = try #require(plan.text.split(separator: "·").dropFirst().first).trimmingCharacters(
                in: .whitespaces)
            await workspace.until { event in
                guard case .updated(let message) = event else { return false }
                return message.text == "Nothing is running."
            }
            let summaries = workspace.messages().filter { $0.text == "Nothing is running." }
            #expect(summaries.count == 1 && workspace.pins() == summaries.map(\.ts))

            workspace.type("!rds events \(id.prefix(3)) --json")
            await workspace.until { event in
                guard case .posted(let message) = event else { return false }
                return !message.files.isEmpty
            }
            let shown = try #require(workspace.messages().last { !$0.files.isEmpty })
            #expect(shown.isReply && shown.text.contains("The events of"))
            let lines = workspace.text(ofFile: shown.files[0])
            #expect(lines.hasPrefix(#"{"sequence":1,"time":""#) && lines.contains(#""name":"gateApproved""#))
            #expect(await setup.bot.stop() == 0, "\(setup.bot.log)")

            let verdict = try setup.bot.audit("--verify")
            #expect(verdict.status == 0 && verdict.output.hasPrefix("INTACT"), "\(verdict.output)")
            #expect(try setup.bot.audit("--operation", id, "--json").output == lines)
        }
        await transport.shutdown()
    }
}
