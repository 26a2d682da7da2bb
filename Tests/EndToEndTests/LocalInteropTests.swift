import Foundation
import Simulation
import TestSupport
import Testing
import Transport

/// `changeover lifecycle` beside `changeover serve`, as cron calls it.
@Suite struct LocalInteropTests {
    @Test(.timeLimit(.minutes(5)))
    func `a promotion is asked for, approved in the chat and waited for, and the exit status tells how it ended`()
        async throws
    {
        let (moto, transport) = (try await MotoServer(), try CurlTransport())
        let site = LifecycleSite(name: "dev-local", source: "orders-local", hasNext: true)
        try await Setup.open(
            on: moto, through: transport, cluster: site.source, lifecycle: site,
            corrections: [RestartCorrection(), RestoreCorrection(), RecordCorrection()]
        ) { setup in
            var promotion = try await setup.bot.lifecycle("promote", site.name, "--wait", "--timeout", "4m")
            // Until it has started.
            while promotion.status == 75, !Task.isCancelled {
                promotion = try await setup.bot.lifecycle("promote", site.name, "--wait", "--timeout", "4m")
            }
            #expect(promotion.status == 0, "\(promotion.output)\n\(setup.bot.log.suffix(2000))")
            for words in ["Operation ", "Approve promotion of dev-local?", "approved by @U0BOB", "completed"] {
                #expect(promotion.output.contains(words), "\(words): \(promotion.output)")
            }
            #expect(try await site.inventory(of: moto).contains("zone 1 leads to next"))
            #expect(setup.workspace.approvals.count == 1)
            #expect(
                setup.workspace.messages().contains {
                    $0.text.contains("asked for `!rds promote dev-local` on the bot's machine.")
                })
            #expect(setup.bot.socketMode == 0o600)

            let nothing = try await setup.bot.lifecycle("modify", site.name, "--wait")
            #expect(nothing.status == 0, "\(nothing.output)")
            #expect(nothing.output.contains("No database of dev-local is in stage new: nothing to do."))
            let unknown = try await setup.bot.lifecycle("modify", "dev-locl")
            #expect(unknown.status == 1 && unknown.output.contains("Did you mean dev-local?"), "\(unknown.output)")

            #expect(await setup.bot.stop() == 0, "\(setup.bot.log)")
            #expect(setup.bot.socketMode == nil)
            let alone = try await setup.bot.lifecycle("modify", site.name)
            #expect(alone.status == 75 && alone.output.contains("No bot answers."), "\(alone.output)")
        }
        await transport.shutdown()
    }
}
