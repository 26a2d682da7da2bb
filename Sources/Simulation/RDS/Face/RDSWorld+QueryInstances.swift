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

    mutating func answerLogFiles(_ form: QueryForm) throws(RDSFault) -> XMLText {
        var found = try describeLogFiles(
            of: try form.requiredIdentifier("DBInstanceIdentifier"), containing: form["FilenameContains"], at: now)
        if let since = try form.integer("FileLastWritten") {
            found.removeAll { $0.writtenAt.milliseconds < Int64(since) }
        }
        if let size = try form.integer("FileSize") { found.removeAll { $0.size <= size } }
        let page = try QueryPage(of: found, form) { $0.name }
        var xml = XMLText()
        xml.list("DescribeDBLogFiles", of: "DescribeDBLogFilesDetails", page.items) { xml, file in
            xml.add("LogFileName", file.name)
            xml.add("LastWritten", Int(file.writtenAt.milliseconds))
            xml.add("Size", file.size)
        }
        xml.add("Marker", page.marker)
        return xml
    }

    mutating func answerLogPortion(_ form: QueryForm) throws(RDSFault) -> XMLText {
        let portion = try downloadLog(
            try form.required("LogFileName"), of: try form.requiredIdentifier("DBInstanceIdentifier"),
            marker: form["Marker"], lines: try form.integer("NumberOfLines"), at: now)
        var xml = XMLText()
        xml.add("LogFileData", portion.text)
        xml.add("Marker", portion.marker)
        xml.add("AdditionalDataPending", portion.hasMore)
        return xml
    }
}
