import TestSupport
import Testing
import Transport

/// RDS instances that belong to no cluster, in front of moto, which changes classes at once.
@Suite struct InstanceInteropTests {
    private static func makeLedger(on moto: MotoServer) async throws {
        try await moto.boto3(
            """
            rds.create_db_instance(DBInstanceIdentifier='ledger', DBInstanceClass='db.m6g.large', Engine='postgres',
                EngineVersion='15.8', AllocatedStorage=200, StorageType='gp3', MultiAZ=True,
                BackupRetentionPeriod=7, MasterUsername='someone', MasterUserPassword='secret99')
            """)
    }

    /// Killed once its one call is served, it asks for nothing again.
    @Test(.timeLimit(.minutes(5)), arguments: [nil, Traffic.CallStrike(action: "ModifyDBInstance", number: 1)])
    func `an instance with a standby gets its class by one approved call`(strike: Traffic.CallStrike?) async throws {
        let (moto, transport) = (try await MotoServer(), try CurlTransport())
        try await Self.makeLedger(on: moto)
        try await Setup.open(on: moto, through: transport, cluster: "orders", callStrike: strike) { setup in
            setup.workspace.type("!rds resize ledger db.m6g.xlarge")
            await setup.workspace.untilPosted("finished", in: "C0STATUS")
            #expect(setup.bot.starts == (strike == nil ? 1 : 2))
            let proxy = setup.proxy
            #expect(proxy.changes == ["ModifyDBInstance"])
            #expect(proxy.values(of: "DBInstanceIdentifier", in: "ModifyDBInstance") == ["ledger"])
            #expect(proxy.values(of: "DBInstanceClass", in: "ModifyDBInstance") == ["db.m6g.xlarge"])
            #expect(proxy.values(of: "ApplyImmediately", in: "ModifyDBInstance") == ["true"])
            let approval = try #require(setup.workspace.approvals.first)
            let call = try #require(proxy.calls(of: "ModifyDBInstance").first)
            #expect(approval <= call)
            let seen = try await moto.boto3(
                """
                seen = rds.describe_db_instances(DBInstanceIdentifier='ledger')['DBInstances'][0]
                print(seen['DBInstanceClass'], seen['AllocatedStorage'], seen['EngineVersion'])
                """)
            #expect(seen == "db.m6g.xlarge 200 15.8\n", "\(setup.bot.log.suffix(2000))")
            #expect(try await setup.members() == setup.untouched)
            #expect(setup.workspace.repeatedTexts.isEmpty)
            #expect(await setup.bot.stop() == 0, "\(setup.bot.log)")
        }
        await transport.shutdown()
    }
}
