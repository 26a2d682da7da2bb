import Simulation
import Testing

/// Security groups, backup retention and master passwords of what is there.
struct RDSWorldSettingsTests {
    @Test func `a cluster's new security groups are its members', and in force later`() throws {
        var driver = RDSWorldDriver(.restorable)
        _ = try driver.modifyCluster { $0.securityGroups = ["sg-0example", "sg-1"] }
        let sights = try driver.settle { try $0.cluster().securityGroups.map(\.status) }
        #expect(sights == [["active", "adding"], ["active", "active"]])
        #expect(driver.instance("orders-2")?.securityGroups == (try driver.cluster().securityGroups))
        #expect(driver.world.effects[0].visiblyDone == driver.now)
    }

    @Test(arguments: [true, false])
    func `a password is reset with or without ApplyImmediately, and never shown`(immediately: Bool) throws {
        var driver = RDSWorldDriver(.restorable)
        let reply = try driver.modifyCluster(immediately: immediately) { $0.masterPassword = "a-new-password" }
        #expect(reply.pending.hasPassword)
        let sights = try driver.settle { driver in
            "\(try driver.cluster().status) \(driver.world.accepts(password: "a-new-password", of: "orders"))"
        }
        #expect(sights == ["available false", "resetting-master-credentials false", "available true"])
        #expect(!driver.world.accepts(password: "simulated-master", of: "orders"))
        #expect(try !driver.cluster().pending.hasPassword)
        #expect(!"\(driver.world.effects)".contains("a-new-password"))
    }

    @Test func `a call of many settings is done with the last of them`() throws {
        var driver = RDSWorldDriver(.restorable)
        _ = try driver.modifyCluster {
            ($0.parameterGroup, $0.securityGroups) = ("cluster15", ["sg-1"])
            ($0.backupRetentionDays, $0.hasDeletionProtection) = (14, false)
            $0.masterPassword = "a-new-password"
        }
        let sights = try driver.settle { driver in
            let shown = try driver.cluster()
            let isDone =
                shown.status == "available" && driver.world.accepts(password: "a-new-password", of: "orders")
                && shown.securityGroups.allSatisfy { $0.status == "active" }
                && shown.members.allSatisfy { $0.clusterParameterGroupStatus == "pending-reboot" }
            #expect(isDone == (driver.world.effects[0].visiblyDone != nil))
            return isDone
        }
        #expect(sights == [false, true])
        let shown = try driver.cluster()
        #expect(shown.backupRetentionDays == 14 && !shown.hasDeletionProtection)
    }

    @Test func `retention waits for the window unless it is wanted at once`() throws {
        var driver = RDSWorldDriver(.restorable)
        _ = try driver.modifyCluster(immediately: false) { $0.backupRetentionDays = 14 }
        #expect(try driver.cluster().pending.backupRetentionDays == 14)
        #expect(try driver.cluster().backupRetentionDays == 7)
        _ = try driver.modifyCluster { $0.hasDeletionProtection = false }
        #expect(try driver.cluster().backupRetentionDays == 14)
        #expect(try driver.cluster().pending.isEmpty)
    }

    @Test func `a plain instance takes settings in one call`() throws {
        var driver = RDSWorldDriver(.restorable)
        let reply = try driver.modifyPlain {
            ($0.parameterGroup, $0.securityGroups) = ("reports15", ["sg-1"])
            ($0.backupRetentionDays, $0.masterPassword) = (0, "a-new-password")
        }
        #expect(reply.pending.hasPassword && reply.pending.backupRetentionDays == 0)
        let statuses = driver.settle { $0.instance("reports")?.status }
        #expect(statuses == ["available", "resetting-master-credentials", "available"])
        let shown = try driver.described("reports")
        #expect(shown.backupRetentionDays == 0 && shown.pending.isEmpty)
        #expect((shown.parameterGroup, shown.parameterApplyStatus) == ("reports15", "pending-reboot"))
        #expect(shown.securityGroups == [SecurityGroupMembership("sg-1")])
        #expect(driver.world.accepts(password: "a-new-password", of: "reports"))
        #expect(driver.world.effects[0].visiblyDone == driver.now)
        _ = try driver.world.rebootInstance("reports", at: driver.now)
        driver.settle()
        #expect(driver.instance("reports")?.parameterApplyStatus == "in-sync")
    }

    @Test func `an option group is applied at once, or waits for the window`() throws {
        var driver = RDSWorldDriver(.restorable)
        let reply = try driver.modifyPlain(immediately: false) { $0.optionGroup = "reports-15" }
        #expect(reply.optionGroups.map(\.group) == ["default:postgres-15", "reports-15"])
        #expect(reply.optionGroups.map(\.status) == ["in-sync", "pending-maintenance-apply"])
        driver.settle()
        #expect(driver.instance("reports")?.optionGroup == nil)
        _ = try driver.modifyPlain { $0.optionGroup = "reports-15" }
        #expect(driver.settle { $0.instance("reports")?.status } == ["available", "modifying", "available"])
        #expect(try driver.described("reports").optionGroups.map(\.group) == ["reports-15"])
    }

    @Test func `another number of days is there at once, none waits for the window`() throws {
        var driver = RDSWorldDriver(.restorable)
        #expect(try driver.modifyPlain(immediately: false) { $0.backupRetentionDays = 3 }.backupRetentionDays == 3)
        let reply = try driver.modifyPlain(immediately: false) { $0.backupRetentionDays = 0 }
        #expect((reply.backupRetentionDays, reply.pending.backupRetentionDays) == (3, 0))
        _ = try driver.modifyPlain { $0.hasAutoMinorVersionUpgrade = false }
        #expect(driver.settle { $0.instance("reports")?.status } == ["available", "modifying", "available"])
        #expect(driver.instance("reports")?.backupRetentionDays == 0)
    }

    @Test func `a restored database has the password of its snapshot`() throws {
        var driver = RDSWorldDriver(.restorable)
        _ = try driver.modifyCluster { $0.masterPassword = "a-new-password" }
        driver.settle()
        _ = try driver.restore()
        _ = try driver.world.restoreCluster(.init(identifier: "copy", source: "orders"), at: driver.now)
        _ = try driver.restoreInstance { $0.identifier = "reports-copy" }
        #expect(driver.world.accepts(password: "simulated-master", of: "dev"))
        #expect(driver.world.accepts(password: "a-new-password", of: "copy"))
        #expect(driver.world.accepts(password: "simulated-master", of: "reports-copy"))
        #expect(!driver.world.accepts(password: "simulated-master", of: "nothing"))
    }
}
