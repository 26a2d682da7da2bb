import Foundation
import TestSupport
import Testing
import Transport

/// A rolling restart in front of moto, whose restarts are corrected.
@Suite struct CycleInteropTests {
    /// What has to hold after a cycle, whatever happened to the process meanwhile.
    private static func checkCycled(_ setup: Setup) async throws {
        let (proxy, cluster) = (setup.proxy, setup.cluster)
        #expect(try await setup.members() == setup.untouched, "\(setup.bot.log.suffix(2000))")
        #expect(
            proxy.changes == [
                "CreateDBInstance", "FailoverDBCluster", "RebootDBInstance", "RebootDBInstance", "RebootDBInstance",
                "FailoverDBCluster", "DeleteDBInstance",
            ])
        // The writer is restarted too, between the two failovers: while the stand-in writes.
        #expect(
            proxy.values(of: "DBInstanceIdentifier", in: "RebootDBInstance").sorted()
                == (1...3).map { "\(cluster)-\($0)" })
        let standIn = try #require(proxy.values(of: "DBInstanceIdentifier", in: "CreateDBInstance").first)
        #expect(proxy.values(of: "TargetDBInstanceIdentifier", in: "FailoverDBCluster") == [standIn, "\(cluster)-1"])
        #expect(proxy.values(of: "DBInstanceIdentifier", in: "DeleteDBInstance") == [standIn])
        let (approvals, failovers) = (setup.workspace.approvals, proxy.calls(of: "FailoverDBCluster"))
        #expect(approvals.count >= 2 && failovers.count == 2)
        for (approval, failover) in zip(approvals, failovers) { #expect(approval <= failover) }
        #expect(setup.workspace.repeatedTexts.isEmpty)
    }

    @Test(.timeLimit(.minutes(5)))
    func `every member is restarted once, with two approved failovers`() async throws {
        let (moto, transport) = (try await MotoServer(), try CurlTransport())
        try await Setup.open(
            on: moto, through: transport, cluster: "orders", corrections: [RestartCorrection()]
        ) { setup in
            setup.workspace.type("!rds cycle orders")
            await setup.workspace.untilPosted("finished", in: "C0STATUS")
            try await Self.checkCycled(setup)
            #expect(await setup.bot.stop() == 0, "\(setup.bot.log)")
        }
        await transport.shutdown()
    }

    @Test(.timeLimit(.minutes(10)))
    func `killed at five random instants it goes on and restarts nothing twice`() async throws {
        let (moto, transport) = (try await MotoServer(), try CurlTransport())
        let instants = try KillInstants.drawn(5, for: "cycle")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in instants.strikes.indices {
                group.addTask { try await Self.cycle(struck: number, of: instants, on: moto, through: transport) }
            }
            try await group.waitForAll()
        }
        await transport.shutdown()
    }

    private static func cycle(
        struck number: Int, of instants: KillInstants, on moto: MotoServer, through transport: CurlTransport
    ) async throws {
        let (cluster, strike) = ("orders\(number)", instants.strikes[number])
        try await Setup.open(
            on: moto, through: transport, cluster: cluster, strike: strike, corrections: [RestartCorrection()]
        ) { setup in
            setup.workspace.type("!rds cycle \(cluster)")
            await setup.workspace.untilPosted("finished", in: "C0STATUS")
            #expect(setup.bot.starts == 2, "to be killed \(strike) of \(setup.traffic.requests): \(instants)")
            try await checkCycled(setup)
        }
    }
}
