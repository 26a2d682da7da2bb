import Simulation
import Testing

/// What restores, tags and roles need of a policy: the resources that they name, and the tags on them.
struct RestoreEnforcementTests {
    /// Allows what belongs to `dev`: its names, its tag, its role.
    private static let scoped = """
        {"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow",
           "Action": ["rds:RestoreDBClusterFromSnapshot", "rds:RestoreDBClusterToPointInTime",
                      "rds:RestoreDBInstanceFromDBSnapshot", "rds:CreateDBSnapshot", "rds:CopyDBSnapshot"],
           "Resource": ["arn:*:rds:*:*:cluster-snapshot:*", "arn:*:rds:*:*:snapshot:*", "arn:*:rds:*:*:subgrp:*",
                        "arn:*:rds:*:*:cluster:orders", "arn:*:rds:*:*:db:reports", "arn:*:rds:*:*:cluster:dev*",
                        "arn:*:rds:*:*:db:dev*"]},
          {"Effect": "Allow", "Action": "rds:AddTagsToResource",
           "Resource": ["arn:*:rds:*:*:cluster:dev*", "arn:*:rds:*:*:db:dev*", "arn:*:rds:*:*:snapshot:dev*"],
           "Condition": {"StringLike": {"aws:RequestTag/changeover:operation": "?*"}}},
          {"Effect": "Allow", "Action": ["rds:RemoveTagsFromResource", "rds:AddRoleToDBCluster"],
           "Resource": "arn:*:rds:*:*:cluster:dev*",
           "Condition": {"StringLike": {"aws:ResourceTag/changeover:operation": "?*"}}},
          {"Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::123456789012:role/dev",
           "Condition": {"StringEquals": {"iam:PassedToService": "rds.amazonaws.com"}}}
        ]}
        """

    private static let arn = "arn:aws:rds:us-east-1:123456789012:"

    private static func driver() throws -> RDSWorldDriver {
        var driver = RDSWorldDriver(.restorable)
        driver.world.policy = try AccessPolicy(json: scoped)
        return driver
    }

    /// The action that is refused; nil if the calls are allowed.
    private static func denied(_ act: (inout RDSWorldDriver) throws -> Void) throws -> String? {
        var driver = try driver()
        do {
            try act(&driver)
            return nil
        } catch let fault as RDSFault where fault.code == "AccessDenied" {
            let said = try #require(fault.message.firstMatch(of: #/to perform: (\S+) /#))
            return String(said.output.1)
        }
    }

    @Test func `a restore needs the new name, the snapshot and the tags`() throws {
        #expect(try Self.denied { _ = try $0.restore() } == nil)
        #expect(
            try Self.denied { _ = try $0.restore { $0.identifier = "prod" } } == "rds:RestoreDBClusterFromSnapshot")
        #expect(try Self.denied { _ = try $0.restore { $0.options.tags = [] } } == nil)
        #expect(
            try Self.denied { _ = try $0.restore { $0.options.tags = [.init("team", "dba")] } }
                == "rds:AddTagsToResource")
        #expect(
            try Self.denied { _ = try $0.restore { $0.options.parameterGroup = "cluster15" } }
                == "rds:RestoreDBClusterFromSnapshot")
        #expect(
            try Self.denied { _ = try $0.world.restoreCluster(.init(identifier: "dev", source: "billing"), at: $0.now) }
                == "rds:RestoreDBClusterToPointInTime")
        #expect(try Self.denied { _ = try $0.restoreInstance() } == nil)
        #expect(
            try Self.denied { _ = try $0.restoreInstance { $0.identifier = "prod" } }
                == "rds:RestoreDBInstanceFromDBSnapshot")
    }

    @Test func `snapshots and copies need their names, and a key of one's own needs leave to use it`() throws {
        #expect(
            try Self.denied { _ = try $0.world.createInstanceSnapshot("x", of: "orders-1", at: $0.now) }
                == "rds:CreateDBSnapshot")
        #expect(try Self.denied { _ = try $0.world.createInstanceSnapshot("x", of: "reports", at: $0.now) } == nil)
        #expect(
            try Self.denied { driver in
                let source = try driver.world.describeInstanceSnapshots(at: driver.now)[0].identifier
                var call = CopySnapshotCall(source: source, identifier: "x")
                _ = try driver.world.copySnapshot(call, at: driver.now)
                (call.identifier, call.key) = ("y", "arn:aws:kms:us-east-1:123456789012:key/1")
                _ = try driver.world.copySnapshot(call, at: driver.now)
            } == "kms:DescribeKey")
    }

    @Test func `tags are taken off, and roles given, only where the resource has the tag`() throws {
        let role = "arn:aws:iam::123456789012:role/dev"
        #expect(
            try Self.denied { driver in
                _ = try driver.restore()
                driver.settle()
                try driver.world.addRole(role, feature: "s3Import", toCluster: "dev", at: driver.now)
                driver.settle()
                try driver.world.removeTags(["changeover:operation"], from: Self.arn + "cluster:dev", at: driver.now)
            } == nil)
        #expect(
            try Self.denied { driver in
                _ = try driver.restore { $0.options.tags = [] }
                try driver.world.removeTags(["team"], from: Self.arn + "cluster:dev", at: driver.now)
            } == "rds:RemoveTagsFromResource")
        #expect(
            try Self.denied { driver in
                _ = try driver.restore()
                driver.settle()
                try driver.world.addRole(role + "-other", feature: "s3Import", toCluster: "dev", at: driver.now)
            } == "iam:PassRole")
        #expect(
            try Self.denied {
                try $0.world.addTags([.init("changeover:operation", "x")], to: Self.arn + "cluster:orders", at: $0.now)
            } == "rds:AddTagsToResource")
    }
}
