import Foundation
import TestSupport
import Testing
import Transport

/// A blue/green upgrade of an RDS instance with a read replica in front of moto, whose deployments of instances are corrected.
@Suite struct InstanceUpgradeInteropTests {
    /// `ledger` and its read replica, protected, with a group of their own.
    private static func makeInstances(on moto: MotoServer) async throws {
        try await moto.boto3(
            """
            rds.create_db_parameter_group(
                DBParameterGroupName='own', DBParameterGroupFamily='postgres15', Description='own')
            rds.modify_db_parameter_group(DBParameterGroupName='own', Parameters=[
                {'ParameterName': name, 'ParameterValue': value, 'ApplyMethod': 'pending-reboot'}
                for name, value in {'rds.logical_replication': '1', 'work_mem': '8192'}.items()])
            for name in ['ledger', 'ledger-r1']:
                rds.create_db_instance(DBInstanceIdentifier=name, DBInstanceClass='db.m6g.large', Engine='postgres',
                    EngineVersion='15.4', AllocatedStorage=200, StorageType='gp3', DBParameterGroupName='own',
                    BackupRetentionPeriod=7, DeletionProtection=name == 'ledger',
                    MasterUsername='someone', MasterUserPassword='secret99')
            """)
    }

    /// Instances with class, version, size and group, and manual snapshots, as moto tells boto3.
    private static func inventory(of moto: MotoServer) async throws -> [String] {
        try await moto.boto3(
            """
            for i in rds.describe_db_instances()['DBInstances']:
                if i['Engine'] == 'postgres':
                    print(i['DBInstanceIdentifier'], i['DBInstanceClass'], i['EngineVersion'], i['AllocatedStorage'],
                          i['DBParameterGroups'][0]['DBParameterGroupName'])
            for s in rds.describe_db_snapshots(SnapshotType='manual')['DBSnapshots']:
                print(s['DBSnapshotIdentifier'], s['DBInstanceIdentifier'], s['EngineVersion'], s['Status'])
            for d in rds.describe_blue_green_deployments()['BlueGreenDeployments']: print('deployment', d['Status'])
            """
        ).split(separator: "\n").map(String.init).sorted()
    }

    static let strikes: [Traffic.CallStrike?] = [
        nil,
        // Between the switchover and its verification.
        Traffic.CallStrike(action: "SwitchoverBlueGreenDeployment", number: 1),
        // Between the two deletions.
        Traffic.CallStrike(action: "DeleteDBInstance", number: 1),
    ]

    @Test(.timeLimit(.minutes(10)), arguments: strikes)
    func
        `version, class and size come by one switchover, and the old ones go with a snapshot, killed in between or not`(
            strike: Traffic.CallStrike?
        ) async throws
    {
        let (moto, transport) = (try await MotoServer(), try CurlTransport())
        try await Self.makeInstances(on: moto)
        let corrections: [any Correction] = [
            CatalogueCorrection(engine: "postgres", classes: ["db.m6g.large", "db.m6g.xlarge"]),
            InstanceDeploymentCorrection(replicas: ["ledger-r1": "ledger"]), MetricCorrection(),
        ]
        try await Setup.open(
            on: moto, through: transport, cluster: "orders", callStrike: strike, corrections: corrections
        ) { setup in
            setup.workspace.type("!rds upgrade ledger 16.4 --class db.m6g.xlarge --storage 100")
            await setup.workspace.untilPosted("upgrade to 16.4 finished", in: "C0STATUS")
            await setup.workspace.untilPosted("cleanup finished", in: "C0STATUS")
            #expect(setup.bot.starts == (strike == nil ? 1 : 2))
            let proxy = setup.proxy
            let base = try #require(proxy.values(of: "BlueGreenDeploymentName", in: "CreateBlueGreenDeployment").first)
            let group = try #require(
                proxy.values(of: "TargetDBParameterGroupName", in: "CreateBlueGreenDeployment").first)
            #expect(
                try await Self.inventory(of: moto)
                    == [
                        "\(base)-final ledger-old1 15.4 available", "ledger db.m6g.xlarge 16.4 100 \(group)",
                        "ledger-r1 db.m6g.large 16.4 100 \(group)",
                    ].sorted(), "\(setup.bot.log.suffix(3000))")
            Self.checkCalls(of: proxy)
            // What was approved before the bot was started anew serves no further call: the other deletion is asked about.
            try Self.checkApprovals(in: setup, count: strike?.action == "DeleteDBInstance" ? 3 : 2)
            #expect(setup.workspace.repeatedTexts.isEmpty)
            #expect(await setup.bot.stop() == 0, "\(setup.bot.log)")
        }
        await transport.shutdown()
    }

    private static func checkCalls(of proxy: RecordingProxy) {
        #expect(proxy.values(of: "TargetEngineVersion", in: "CreateBlueGreenDeployment") == ["16.4"])
        #expect(proxy.values(of: "TargetDBInstanceClass", in: "CreateBlueGreenDeployment") == ["db.m6g.xlarge"])
        #expect(proxy.values(of: "TargetAllocatedStorage", in: "CreateBlueGreenDeployment") == ["100"])
        #expect(proxy.calls(of: "SwitchoverBlueGreenDeployment").count == 1)
        // The read replica first; only what wrote leaves a snapshot, and automated backups stay.
        #expect(
            proxy.values(of: "DBInstanceIdentifier", in: "DeleteDBInstance") == ["ledger-r1-old1", "ledger-old1"])
        #expect(proxy.values(of: "FinalDBSnapshotIdentifier", in: "DeleteDBInstance").count == 1)
        #expect(proxy.values(of: "DeleteAutomatedBackups", in: "DeleteDBInstance") == ["false", "false"])
        #expect(proxy.changes.last == "DeleteBlueGreenDeployment")
        #expect(proxy.values(of: "DeleteTarget", in: "DeleteBlueGreenDeployment").allSatisfy { $0 == "false" })
    }

    /// One approval before the switchover, another between it and the first deletion.
    private static func checkApprovals(in setup: Setup, count: Int) throws {
        let approvals = setup.workspace.approvals
        try #require(approvals.count == count)
        let switchover = try #require(setup.proxy.calls(of: "SwitchoverBlueGreenDeployment").first)
        let deletion = try #require(setup.proxy.calls(of: "DeleteDBInstance").first)
        #expect(approvals[0] <= switchover && switchover <= approvals[1] && approvals[1] <= deletion)
    }
}
