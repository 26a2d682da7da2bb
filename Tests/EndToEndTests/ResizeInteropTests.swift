import Foundation
import Simulation
import TestSupport
import Testing
import Transport

/// `changeover serve` between an AWS that we did not write and a Slack over HTTP.
@Suite struct ResizeInteropTests {
    private static func resized(_ cluster: String) -> [String] {
        ["\(cluster)-1 db.r6g.xlarge writer", "\(cluster)-2 db.r6g.xlarge reader", "\(cluster)-3 db.r6g.xlarge reader"]
    }

    /// What has to hold after a resize, whatever happened to the process meanwhile.
    private static func checkResized(_ setup: Setup) async throws {
        #expect(try await setup.members() == resized(setup.cluster), "\(setup.bot.log.suffix(2000))")
        let failovers = setup.proxy.calls(of: "FailoverDBCluster")
        let approvals = setup.workspace.approvals
        #expect(failovers.count == 2 && approvals.count >= 2)
        for (failover, approval) in zip(failovers, approvals) { #expect(approval <= failover) }
        #expect(setup.proxy.calls(of: "CreateDBInstance").count == 1)
        #expect(setup.proxy.calls(of: "DeleteDBInstance").count == 1)
        // However often it was killed, one summary stands pinned.
        #expect(setup.workspace.pins().count == 1)
        #expect(setup.workspace.repeatedTexts.isEmpty)
    }

    @Test(.timeLimit(.minutes(5)))
    func `a cluster of three is resized with two approved failovers, and SIGTERM ends it cleanly`() async throws {
        let (moto, transport) = (try await MotoServer(), try CurlTransport())
        try await Setup.open(on: moto, through: transport, cluster: "orders") { setup in
            setup.workspace.type("!rds resize orders db.r6g.xlarge")
            await setup.workspace.untilPosted("finished", in: "C0STATUS")
            try await Self.checkResized(setup)
            #expect(await setup.bot.stop() == 0, "\(setup.bot.log)")
        }
        await transport.shutdown()
    }

    @Test(.timeLimit(.minutes(15)))
    func `killed at twenty random instants it goes on and repeats nothing`() async throws {
        let (moto, transport) = (try await MotoServer(), try CurlTransport())
        let instants = try KillInstants.drawn(20, for: "resize")
        // All at once: a call whose outcome a crash made unknown is looked at for minutes before it is made again.
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in instants.strikes.indices {
                group.addTask { try await Self.resize(struck: number, of: instants, on: moto, through: transport) }
            }
            try await group.waitForAll()
        }
        await transport.shutdown()
    }

    private static func resize(
        struck number: Int, of instants: KillInstants, on moto: MotoServer, through transport: CurlTransport
    ) async throws {
        let (cluster, strike) = ("orders\(number)", instants.strikes[number])
        try await Setup.open(on: moto, through: transport, cluster: cluster, strike: strike) { setup in
            setup.workspace.type("!rds resize \(cluster) db.r6g.xlarge")
            await setup.workspace.untilPosted("finished", in: "C0STATUS")
            #expect(setup.bot.starts == 2, "to be killed \(strike) of \(setup.traffic.requests): \(instants)")
            try await checkResized(setup)
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a reaction of somebody who is no approver moves nothing`() async throws {
        let (moto, transport) = (try await MotoServer(), try CurlTransport())
        try await Setup.open(
            on: moto, through: transport, cluster: "orders", approvers: ["U0CAROL"],
            habits: [.start, .approve(as: "U0BOB")]
        ) { setup in
            setup.workspace.type("!rds resize orders db.r6g.xlarge")
            // Bob is told once that he does not count.
            await setup.workspace.until { event in
                guard case .postedEphemeral(let note) = event else { return false }
                return note.to == "U0BOB" && note.text.contains("not among the approvers")
            }
            // Enough for those from before the note and several after it.
            await setup.workspace.untilReactionsAreRead(times: 10)
            #expect(setup.proxy.calls(of: "FailoverDBCluster").isEmpty)
            let members = try await setup.members()
            #expect(members.filter { !$0.contains("-co-") } == setup.untouched)
            #expect(await setup.bot.stop() == 0)
        }
        await transport.shutdown()
    }
}
