import Maintenance

extension LifecycleRules {
    /// How much of the 63 characters of an identifier is left for name and suffix by `-2026-11-29`, a hyphen and up to eight
    /// characters of an operation's id, and the `-15` of the last member.
    private static let room = 63 - 11 - 9 - 3

    func checkNames() throws(ConfigError) {
        let (name, suffix) = (lifecycle.name, lifecycle.names.suffix)
        guard name.isDatabaseIdentifier else {
            throw mistake(
                "name",
                "“\(name)” cannot begin the name of a database: small letters, digits and single hyphens are needed, a letter "
                    + "first and no hyphen last.")
        }
        guard suffix.isEmpty || suffix.isIdentifierPart else {
            throw mistake(
                "names.suffix",
                "“\(suffix)” cannot end the name of a database: small letters, digits and single hyphens between them are "
                    + "needed.")
        }
        let length = name.count + (suffix.isEmpty ? 0 : suffix.count + 1)
        guard length <= Self.room else {
            let longer = suffix.isEmpty ? "" : " with -\(suffix)"
            throw mistake(
                "name",
                "“\(name)”\(longer) has \(length) characters, and \(Self.room) are left: a date, the id of an operation and the "
                    + "number of a member have to fit into the 63 of an identifier.")
        }
        guard lifecycle.names.keep >= 0 else {
            throw mistake("names.keep", "0 or more: so many retired databases stay when it is refreshed.")
        }
    }

    func checkPlace() throws(ConfigError) {
        if let account = lifecycle.account, account.wholeMatch(of: /[0-9]{12}/) == nil {
            throw mistake("account", "“\(account)” is not the number of an account: it has 12 digits.")
        }
        if let region = lifecycle.region, region.wholeMatch(of: /[a-z]{2}(-[a-z]+)+-[0-9]+/) == nil {
            throw mistake("region", "“\(region)” is not a region. One looks like us-east-1.")
        }
    }

    func checkSource() throws(ConfigError) {
        switch lifecycle.source {
        case .snapshotOf(let database):
            guard database.isDatabaseIdentifier else {
                throw mistake(
                    "source.snapshot_of",
                    "“\(database)” is not the name of a database. For one snapshot write `{snapshot: ARN}`.")
            }
        case .cloneOf(let cluster):
            guard lifecycle.kind == .aurora else {
                throw mistake(
                    "source.clone_of", "an RDS instance cannot be cloned: write snapshot_of, or kind: aurora.")
            }
            guard cluster.text.isDatabaseIdentifier else {
                throw mistake("source.clone_of", "“\(cluster)” is not the name of a cluster.")
            }
            guard lifecycle.engine.version == nil else {
                throw mistake(
                    "engine.version", "a clone has the version of \(cluster): leave it out, or write snapshot_of.")
            }
        case .snapshot(let arn): try checkSnapshot(arn)
        }
    }

    private func checkSnapshot(_ arn: String) throws(ConfigError) {
        let wanted =
            switch lifecycle.kind {
            case .aurora: "cluster-snapshot"
            case .instance: "snapshot"
            }
        let form = /arn:aws[a-z-]*:rds:([a-z0-9-]+):[0-9]{12}:(cluster-snapshot|snapshot):[A-Za-z][A-Za-z0-9:-]*/
        guard let match = arn.wholeMatch(of: form) else {
            throw mistake(
                "source.snapshot",
                "“\(arn)” is not the ARN of a snapshot. One looks like "
                    + "arn:aws:rds:us-east-1:111122223333:\(wanted):production-before.")
        }
        guard match.2 == wanted else {
            throw mistake(
                "source.snapshot",
                "\(arn) is a snapshot of \(match.2 == "snapshot" ? "an instance" : "a cluster"): kind: "
                    + "\(match.2 == "snapshot" ? "instance" : "aurora") goes with it.")
        }
        guard region.map({ $0 == match.1 }) ?? true else {
            throw mistake(
                "source.snapshot",
                "\(arn) is in \(match.1), and the lifecycle in \(region ?? ""): copy the snapshot there and name the copy."
            )
        }
    }
}
