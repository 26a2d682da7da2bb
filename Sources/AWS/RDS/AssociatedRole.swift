extension RDS {
    /// A role that a cluster or an instance takes on for one of its features.
    package struct AssociatedRole: Sendable, Equatable, ReplyShape {
        package var roleArn: String?
        package var featureName: String?
        /// `ACTIVE`, `PENDING` or `INVALID`.
        package var status: String?

        package init(_ element: ReplyElement) throws(MalformedReply) {
            roleArn = try element.optional("RoleArn")
            featureName = try element.optional("FeatureName")
            status = try element.optional("Status")
        }
    }

    /// Lets a cluster take on a role; refused with DBClusterRoleAlreadyExists where it may already.
    package struct AddRoleToDBCluster: RDSSilentChange {
        var dbClusterIdentifier: String
        var roleArn: String
        package var featureName: String?

        package init(dbClusterIdentifier: String, roleArn: String) {
            self.dbClusterIdentifier = dbClusterIdentifier
            self.roleArn = roleArn
        }

        package func encode(into form: inout QueryParameters) {
            form.add("DBClusterIdentifier", dbClusterIdentifier)
            form.add("RoleArn", roleArn)
            form.add("FeatureName", featureName)
        }
    }

    /// No longer lets a cluster take on a role.
    package struct RemoveRoleFromDBCluster: RDSSilentChange {
        var dbClusterIdentifier: String
        var roleArn: String
        package var featureName: String?

        package init(dbClusterIdentifier: String, roleArn: String) {
            self.dbClusterIdentifier = dbClusterIdentifier
            self.roleArn = roleArn
        }

        package func encode(into form: inout QueryParameters) {
            form.add("DBClusterIdentifier", dbClusterIdentifier)
            form.add("RoleArn", roleArn)
            form.add("FeatureName", featureName)
        }
    }

    /// Lets an instance outside Aurora take on a role, for the feature named.
    package struct AddRoleToDBInstance: RDSSilentChange {
        var dbInstanceIdentifier: String
        var roleArn: String
        var featureName: String

        package init(dbInstanceIdentifier: String, roleArn: String, featureName: String) {
            self.dbInstanceIdentifier = dbInstanceIdentifier
            self.roleArn = roleArn
            self.featureName = featureName
        }

        package func encode(into form: inout QueryParameters) {
            form.add("DBInstanceIdentifier", dbInstanceIdentifier)
            form.add("RoleArn", roleArn)
            form.add("FeatureName", featureName)
        }
    }
}
