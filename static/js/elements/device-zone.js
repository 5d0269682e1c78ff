/* <select id="zone">…<device-zone for="zone" data-found="This is the zone of your device." role="status">
   The list of a member who has not chosen yet shows the zone of the device, and a sentence says so. A device in a zone that the
   list does not have leaves it alone, and so does whoever chose before this script came. */
class DeviceZone extends HTMLElement {
  connectedCallback() {
    const select = document.getElementById(this.getAttribute("for"));
    const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    const option = Array.from(select?.options ?? []).find(({ value }) => value === zone);
    if (!option || option.selected || !select.selectedOptions[0]?.defaultSelected) return;
    option.selected = true;
    this.textContent = this.dataset.found;
  }
}

customElements.define("device-zone", DeviceZone);
