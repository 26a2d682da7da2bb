extension RDSWorld {
    mutating func answerEvents(_ form: QueryForm) throws(RDSFault) -> XMLText {
        let type = form["SourceType"].flatMap(SimulatedEvent.SourceType.init(rawValue:))
        let end = try form.time("EndTime")
        var start = try form.time("StartTime")
        if start == nil, let minutes = try form.integer("Duration") { start = (end ?? now) - .seconds(minutes * 60) }
        var events: [SimulatedEvent] = []
        if form["SourceType"] == nil || type != nil {
            events = try describeEvents(
                source: form.identifier("SourceIdentifier"), type: type, from: start, until: end, at: now)
        }
        let numbered = Array(events.enumerated())
        let page = try QueryPage(of: numbered, form) { line in
            let digits = String(line.offset)
            return String(repeating: "0", count: max(9 - digits.count, 0)) + digits
        }
        var xml = XMLText()
        let arnStart = "arn:aws:rds:\(region):\(account):"
        xml.list("Events", of: "Event", page.items) { xml, line in
            let event = line.element
            xml.add("SourceIdentifier", event.source)
            xml.add("SourceType", event.sourceType.rawValue)
            xml.add("Message", event.message)
            xml.list("EventCategories", of: "EventCategory", event.categories)
            xml.add("Date", event.date)
            xml.add("SourceArn", arnStart + event.sourceType.arnKind + ":" + event.source)
        }
        xml.add("Marker", page.marker)
        return xml
    }

    func answerIdentity() -> XMLText {
        var xml = XMLText()
        xml.add("Arn", Self.caller(in: account))
        xml.add("UserId", "AROAEXAMPLE:simulation")
        xml.add("Account", account)
        return xml
    }

    /// DescribeRegions of an account that may use this region and two more, and would have to opt in to a fourth.
    func answerRegions(_ form: QueryForm) -> XMLText {
        let open = Set([region, "eu-west-1", "us-east-1"]).sorted().map { ($0, "opt-in-not-required") }
        let closed = form["AllRegions"] == "true" ? [("af-south-1", "not-opted-in")] : []
        var xml = XMLText()
        xml.list("regionInfo", of: "item", open + closed) { xml, line in
            xml.add("regionName", line.0)
            xml.add("regionEndpoint", "ec2.\(line.0).amazonaws.com")
            xml.add("optInStatus", line.1)
        }
        return xml
    }

    /// The most datapoints of a reply (API reference, GetMetricStatistics).
    private static let mostDatapoints = 1440

    /// GetMetricStatistics, which knows metrics of an instance, and of a cluster the greatest: clients as they were in
    /// each period that is asked for, the rest as it is now for every one.
    mutating func answerMetric(_ form: QueryForm) throws(RDSFault) -> XMLText {
        arrive(.getMetricStatistics, at: now)
        let metric = try form.required("MetricName")
        let period = try form.integer("Period") ?? 60
        let end = try form.time("EndTime") ?? now
        var instances: [String] = []
        var number = 1
        while let name = form["Dimensions.member.\(number).Name"] {
            let value = form.identifier("Dimensions.member.\(number).Value") ?? ""
            instances += name == "DBClusterIdentifier" ? memberNames(of: value) : [value]
            number += 1
        }
        let start = try form.time("StartTime") ?? end - .seconds(period)
        let worst = instances.compactMap { value(of: metric, for: $0) }.max { $0.value < $1.value }
        // Of a period that is not over nothing is known.
        let last = min(end, now)
        let begins = (1...Self.mostDatapoints).map { last - .seconds(period * $0) }.prefix { $0 >= start }
        var xml = XMLText()
        xml.list("Datapoints", of: "member", worst.map { worst in begins.map { ($0, worst) } } ?? []) {
            xml, datapoint in
            let (begin, worst) = datapoint
            let clients =
                metric == "DatabaseConnections"
                ? instances.compactMap { mostConnections(of: $0, from: begin, until: begin + .seconds(period)) }.max()
                : nil
            let value = clients.map(Double.init) ?? worst.value
            xml.add("Timestamp", begin)
            xml.add("Average", value)
            xml.add("Maximum", value)
            xml.add("Minimum", value)
            xml.add("Unit", worst.unit)
        }
        xml.add("Label", metric)
        return xml
    }

    /// DescribeAlarms: all of the region, a page of as many as are asked for.
    mutating func answerAlarms(_ form: QueryForm) -> XMLText {
        arrive(.describeAlarms, at: now)
        let first = form["NextToken"].flatMap(Int.init) ?? 0
        let size = form["MaxRecords"].flatMap(Int.init) ?? 50
        let rest = alarms.sorted { $0.name < $1.name }.dropFirst(first)
        var xml = XMLText()
        xml.list("MetricAlarms", of: "member", Array(rest.prefix(size))) { xml, alarm in
            xml.add("AlarmName", alarm.name)
            xml.add("ActionsEnabled", alarm.areActionsEnabled)
            xml.list("AlarmActions", of: "member", alarm.actions)
            xml.add("MetricName", alarm.metric)
            xml.add("Namespace", "AWS/RDS")
            xml.list("Dimensions", of: "member", [alarm]) { xml, alarm in
                xml.add("Name", alarm.dimension)
                xml.add("Value", alarm.resource)
            }
        }
        xml.add("NextToken", rest.count > size ? String(first + size) : nil)
        return xml
    }

    private func memberNames(of cluster: String) -> [String] {
        clusterIndex(cluster).map { clusters[$0].shown.members.map(\.instance) } ?? []
    }
}
