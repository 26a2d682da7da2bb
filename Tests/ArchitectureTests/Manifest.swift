/// What `Package.swift` says which module may know.
struct Manifest {
    /// By module; our own targets only.
    let modules: [String: Set<String>]

    init(text: String) {
        var modules: [String: Set<String>] = [:]
        let declared = text.matches(of: /\bmodule\(\s*"(\w+)"(?:,\s*knows:\s*\[([^\]]*)\])?/)
        for module in declared { modules[String(module.output.1)] = Self.names(module.output.2 ?? "") }
        let executable = /\.executableTarget\(\s*name:\s*"(changeover)",\s*dependencies:\s*\[([^\]]*)\]/
        for target in text.matches(of: executable) { modules[String(target.output.1)] = Self.names(target.output.2) }
        self.modules = modules
    }

    private static func names(_ list: Substring) -> Set<String> {
        Set(list.matches(of: /"(\w+)"/).map { String($0.output.1) })
    }
}
