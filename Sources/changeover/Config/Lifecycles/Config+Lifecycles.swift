import Maintenance

extension Config {
    /// Each entry by itself, and what no two may have in common.
    func checkLifecycles() throws(ConfigError) {
        for (index, entry) in lifecycles.enumerated() {
            let path = "lifecycles[\(index)]"
            try LifecycleRules(entry: entry, configuredRegion: region, path: path).check()
            let others = lifecycles.prefix(index).map(\.lifecycle)
            guard !others.contains(where: { $0.name == entry.lifecycle.name }) else {
                throw ConfigError("\(path).name", "\(entry.lifecycle.name) is listed twice.")
            }
            guard let record = entry.lifecycle.dns?.record else { continue }
            if let other = others.first(where: { $0.dns?.record == record }) {
                throw ConfigError(
                    "\(path).dns.record",
                    "\(record) is the record of \(other.name): each lifecycle needs one of its own.")
            }
        }
    }

    var lifecycleWarnings: [String] {
        lifecycles.enumerated().flatMap { index, entry in
            LifecycleRules(entry: entry, configuredRegion: region, path: "lifecycles[\(index)]").warnings
        }
    }
}
