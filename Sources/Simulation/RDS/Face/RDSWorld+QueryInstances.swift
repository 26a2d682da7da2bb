/// What is asked only of instances that belong to no cluster.
extension RDSWorld {
    mutating func answerCreateReplica(_ form: QueryForm) throws(RDSFault) -> XMLText {
        var call = CreateReplicaCall(
            identifier: try form.requiredIdentifier("DBInstanceIdentifier"),
            source: try form.requiredIdentifier("SourceDBInstanceIdentifier"))
        call.instanceClass = form["DBInstanceClass"]
        call.availabilityZone = form["AvailabilityZone"]
        call.parameterGroup = form.identifier("DBParameterGroupName")
        call.tags = form.tags
        return .instance(try createReplica(call, at: now))
    }

    mutating func answerPromoteReplica(_ form: QueryForm) throws(RDSFault) -> XMLText {
        .instance(
            try promoteReplica(
                try form.requiredIdentifier("DBInstanceIdentifier"),
                backupRetentionDays: try form.integer("BackupRetentionPeriod"), at: now))
    }
}
