import Maintenance

extension LifecycleRules {
    func checkRecord() throws(ConfigError) {
        guard let dns = lifecycle.dns else { return }
        let labels = dns.record.split(separator: ".", omittingEmptySubsequences: false)
        // Source: Route 53 Developer Guide, "DNS domain name format": labels of up to 63 characters, 255 in all.
        guard labels.count > 1, dns.record.count <= 253, labels.allSatisfy(Self.isLabel) else {
            throw mistake(
                "dns.record", "“\(dns.record)” is not the whole name of a record. One looks like dev-db.example.com.")
        }
        for zone in dns.zones {
            guard !zone.contains("/") else {
                let id = zone.split(separator: "/").last ?? ""
                throw mistake("dns.zones", "“\(zone)”: write \(id), without what stands before it.")
            }
            guard zone.wholeMatch(of: /[A-Z0-9]{1,32}/) != nil else {
                throw mistake("dns.zones", "“\(zone)” is not the id of a hosted zone. One looks like Z0123456789ABC.")
            }
        }
        try checkOnce("dns.zones", dns.zones)
        // Source: API reference of Route 53, ResourceRecordSet, `TTL`.
        guard (0...2_147_483_647).contains(dns.ttl) else {
            throw mistake("dns.ttl", "0 to 2147483647 seconds; 60 is usual.")
        }
    }

    private static func isLabel(_ label: Substring) -> Bool {
        label.count <= 63 && label.wholeMatch(of: /[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?/) != nil
    }

    /// A resource has up to 50 tags (RDS user guide, "Tagging Amazon RDS resources"): of ours and of the old tools' there are
    /// six.
    private static let mostTags = 44

    func checkTags() throws(ConfigError) {
        try check(lifecycle.tags, "tags")
        try check(lifecycle.promotionTags, "promote.tags")
        guard Set(lifecycle.tags.keys).union(lifecycle.promotionTags.keys).count <= Self.mostTags else {
            throw mistake(
                "tags", "at most \(Self.mostTags), those of promote included: AWS takes 50, and some are ours.")
        }
    }

    /// Source: API reference of RDS, Tag.
    private func check(_ tags: [String: String], _ key: String) throws(ConfigError) {
        for (name, value) in tags.sorted(by: { $0.key < $1.key }) {
            let small = name.lowercased()
            if let own = Self.ownTags.first(where: small.hasPrefix) {
                throw mistake(
                    "\(key).\(name)", "tags that begin with \(own) tell the stage of a database: take another.")
            }
            guard !["aws:", "rds:"].contains(where: { small.hasPrefix($0) || value.lowercased().hasPrefix($0) }) else {
                throw mistake("\(key).\(name)", "AWS keeps what begins with aws: and rds: for itself.")
            }
            guard (1...128).contains(name.count), value.count <= 256 else {
                throw mistake("\(key).\(name)", "a key has 1 to 128 characters, a value up to 256.")
            }
            guard (name + value).wholeMatch(of: /[\p{L}\p{Z}\p{N}_.:\/=+\-@]*/) != nil else {
                throw mistake(
                    "\(key).\(name)", "letters, digits, spaces and _ . : / = + - @ are taken by AWS, and no others.")
            }
        }
    }

    private static let ownTags = ["changeover:", "aurora-echo:", "rdsecho:"]
}
