using System.Net;
using Appliance.Planning.Questions;

namespace Appliance.Modules.Network;

public static partial class NetworkQuestions
{
    /// <summary>Fields of every logical network.</summary>
    private sealed class CommonFields<TRecord>
        where TRecord : NetworkAnswerBase
    {
        // Null stands for the usual, so that it is not written where nobody gave it.
        private readonly RecordField<TRecord, bool?> _dhcp = new("dhcp", AnswerTypes.Bool.OrNone(), n => n.Dhcp ? true : null) { Title = "DHCP", Help = "Whether it asks for its address. An address that is given too is then only what it is expected to get.", Optional = true };
        private readonly RecordField<TRecord, bool?> _stp = new("stp", AnswerTypes.Bool.OrNone(), n => n.Stp ? true : null) { Title = "Spanning tree", Help = "Whether its bridge speaks the spanning tree protocol.", Optional = true };
        private readonly RecordField<TRecord, IReadOnlyList<IPAddress>> _nameServers = new("dns", AnswerTypes.List(AnswerTypes.IpAddress), n => n.NameServers.Count == 0 ? null : n.NameServers) { Title = "Name servers", Help = "Name servers reached through it.", Optional = true, Example = "[10.0.200.1]" };
        private readonly RecordField<TRecord, IReadOnlyList<string>> _searchDomains = new("search", AnswerTypes.List(AnswerTypes.HostName), n => n.SearchDomains.Count == 0 ? null : n.SearchDomains) { Title = "Search domains", Help = "Domains that are tried behind short names.", Optional = true, Example = "[test.org]" };
        private readonly RecordField<TRecord, string> _label = new("label", Label, n => n.Label) { Title = "Label", Help = "The engine puts every network with this label on the interfaces that have it. Kept for the engine.", Optional = true };

        public IReadOnlyList<RecordFieldOf<TRecord>> All => [_dhcp, _stp, _nameServers, _searchDomains, _label];

        public TRecord Read(RecordValues values, TRecord network) => network with
        {
            Dhcp = values.Find(_dhcp) ?? false,
            Stp = values.Find(_stp) ?? false,
            NameServers = values.Find(_nameServers) ?? [],
            SearchDomains = values.Find(_searchDomains) ?? [],
            Label = values.Find(_label),
        };
    }
}
