import Simulation
import TestSupport
import Testing
import Transport

/// Changes of storage in front of moto, which makes them at once.
@Suite struct StorageInteropTests {
    @Test(.timeLimit(.minutes(5)))
    func `storage is changed by one call, and asked again there is nothing to do`() async throws {
        let (moto, transport) = (try await MotoServer(), try CurlTransport())
        try await Setup.open(on: moto, through: transport, cluster: "orders") { setup in
            setup.workspace.type("!rds storage orders aurora-iopt1")
            await setup.workspace.untilPosted("finished", in: "C0STATUS")
            #expect(setup.proxy.changes == ["ModifyDBCluster"])
            #expect(setup.proxy.values(of: "StorageType", in: "ModifyDBCluster") == ["aurora-iopt1"])
            #expect(setup.proxy.values(of: "ApplyImmediately", in: "ModifyDBCluster") == ["true"])
            let seen = try await moto.boto3("print(rds.describe_db_clusters()['DBClusters'][0]['StorageType'])")
            #expect(seen == "aurora-iopt1\n")
            #expect(try await setup.members() == setup.untouched)

            setup.workspace.type("!rds storage orders aurora-iopt1")
            await setup.workspace.untilPosted("aurora-iopt1 already: nothing to do")
            // Aurora has no gp3; the answer says what to type instead.
            setup.workspace.type("!rds storage orders gp3")
            await setup.workspace.untilPosted(
                "Ask for `!rds storage orders aurora` or `!rds storage orders aurora-iopt1`")
            _ = try await moto.boto3(
                """
                rds.create_db_instance(DBInstanceIdentifier='ledger', DBInstanceClass='db.m6g.large', Engine='postgres',
                    AllocatedStorage=500, StorageType='gp2', MasterUsername='someone', MasterUserPassword='secret99')
                """)
            setup.workspace.type("!rds storage ledger io1 --iops 6000")
            await setup.workspace.untilPosted("storage change to io1 finished", in: "C0STATUS")
            #expect(setup.proxy.changes == ["ModifyDBCluster", "ModifyDBInstance"])
            let ledger = try await moto.boto3(
                """
                seen = rds.describe_db_instances(DBInstanceIdentifier='ledger')['DBInstances'][0]
                print(seen['StorageType'], seen['AllocatedStorage'], seen['Iops'])
                """)
            #expect(ledger == "io1 500 6000\n")
            #expect(await setup.bot.stop() == 0, "\(setup.bot.log)")
            #expect(setup.proxy.changes == ["ModifyDBCluster", "ModifyDBInstance"])
            #expect(setup.workspace.approvals.isEmpty)
        }
        await transport.shutdown()
    }

    /// Source: Aurora user guide, "Storage configurations for Amazon Aurora DB clusters": once in 30 days.
    @Test(.timeLimit(.minutes(5)))
    func `what AWS refuses pauses the operation, with AWS's words and the commands that fit`() async throws {
        let (moto, transport) = (try await MotoServer(), try CurlTransport())
        let refusal = RefusalCorrection(
            action: "ModifyDBCluster", code: "StorageTypeNotAvailableFault",
            message: "You can switch to I/O-Optimized once every 30 days.")
        try await Setup.open(on: moto, through: transport, cluster: "orders", corrections: [refusal]) { setup in
            setup.workspace.type("!rds storage orders aurora-iopt1")
            let heading = "paused at step 1 of 2"
            await setup.workspace.untilPosted(heading)
            let text = try #require(setup.workspace.messages().map(\.text).last { $0.contains(heading) })
            for words in [
                "No call to AWS is under way", "once every 30 days", "`!rds retry ", "`!rds rollback ", "`!rds abort ",
            ] {
                #expect(text.contains(words), "\(text)")
            }
            #expect(setup.proxy.changes == ["ModifyDBCluster"])
            #expect(setup.bot.starts == 1)
            #expect(await setup.bot.stop() == 0, "\(setup.bot.log)")
        }
        await transport.shutdown()
    }
}
